/** The colours are those of the web client (apps/web/src/design/tokens.css). */
export const STYLE = `
:root {
  color-scheme: light dark;
  --canvas: light-dark(#f1f5f4, #0b1415);
  --surface: light-dark(#ffffff, #122022);
  --sunken: light-dark(#e6edec, #1c2f31);
  --line: light-dark(#d7e0df, #253a3c);
  --ink: light-dark(#0f282b, #e8f1f0);
  --ink-soft: light-dark(#486063, #a5bbb9);
  --accent: light-dark(#0e6470, #6bcfd0);
  --accent-soft: light-dark(#dcedee, #173a3d);
  --warm-soft: light-dark(#fdeedd, #392816);
  --warm-ink: light-dark(#8a4608, #fbc692);
  --focus: light-dark(#c8660b, #ffc085);
  --mono: ui-monospace, 'SF Mono', Menlo, Consolas, 'DejaVu Sans Mono', monospace;
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body {
  margin: 0; background: var(--canvas); color: var(--ink); overflow-wrap: break-word;
  font: 0.9375rem/1.55 system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif;
}
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 0.25rem; }
code, pre { font-family: var(--mono); font-size: 0.8125rem; }
code { background: var(--sunken); border-radius: 0.3rem; padding: 0.1em 0.35em; }
pre { background: var(--sunken); border-radius: 0.8rem; margin: 0; padding: 0.9rem 1.1rem; overflow-x: auto; }
pre code { background: none; padding: 0; }
h1, h2, h3 { line-height: 1.25; letter-spacing: -0.01em; }
h1 { font-size: 1.9rem; margin: 0 0 0.5rem; }
h2 { font-size: 1.3125rem; margin: 3rem 0 0.5rem; }
h3 { font-size: 1.05rem; margin: 0; display: flex; flex-wrap: wrap; align-items: center; gap: 0.6rem; }
h4 { font-size: 0.8125rem; color: var(--ink-soft); margin: 1.1rem 0 0.4rem; }
p { margin: 0.5rem 0; max-width: 46rem; }
.soft { color: var(--ink-soft); }
.page { display: grid; grid-template-columns: 15rem minmax(0, 1fr); max-width: 76rem; margin: 0 auto; }
nav { padding: 1.5rem 1rem 2rem; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; }
nav ul { list-style: none; margin: 0 0 1rem; padding: 0; }
nav a { display: block; padding: 0.2rem 0.6rem; border-radius: 0.5rem; text-decoration: none; }
nav a:hover { background: var(--accent-soft); }
nav li li a { color: var(--ink-soft); font-size: 0.8125rem; padding-left: 1.4rem; }
.brand { display: flex; align-items: center; gap: 0.6rem; font-weight: 800; font-size: 1.2rem; padding: 0 0.6rem 1rem; }
.brand svg { width: 1.9rem; height: 1.9rem; }
main { padding: 2rem 1.5rem 5rem; }
article { background: var(--surface); border: 1px solid var(--line); border-radius: 1.25rem; padding: 1.2rem 1.4rem; margin: 1rem 0; }
.badge { font-size: 0.75rem; font-weight: 600; padding: 0.15rem 0.6rem; border-radius: 999px; letter-spacing: 0; }
.ask { background: var(--accent-soft); color: var(--accent); }
.hear { background: var(--warm-soft); color: var(--warm-ink); }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-size: 0.875rem; }
th { text-align: left; font-weight: 600; color: var(--ink-soft); font-size: 0.8125rem; }
th:first-child { width: 28%; }
th:nth-child(2):not(:last-child) { width: 26%; }
.scroll + pre, p + pre { margin-top: 0.8rem; }
th, td { padding: 0.4rem 0.9rem 0.4rem 0; border-bottom: 1px solid var(--line); vertical-align: top; }
tr:last-child td { border-bottom: 0; }
@media (max-width: 52rem) {
  .page { grid-template-columns: minmax(0, 1fr); }
  nav { position: static; max-height: none; padding-bottom: 0; }
  nav li ul { display: none; }
  nav > ul { display: flex; flex-wrap: wrap; }
  main { padding-top: 1rem; }
}
`.trim();
