// Runs before every module and before the first paint.

// zod makes code from text where it may. The content security policy forbids that, and browsers report each attempt.
globalThis.__zod_globalConfig = { jitless: true };

// A chosen theme never flashes. The rest of it: src/design/theme.ts
const chosen = localStorage.getItem('parley-theme');
if (chosen === 'light' || chosen === 'dark') document.documentElement.dataset.theme = chosen;

// Nor does a chosen size of the text. The rest of it: src/design/text-size.ts
const textSize = localStorage.getItem('parley-text-size');
if (textSize) document.documentElement.dataset.textSize = textSize;
