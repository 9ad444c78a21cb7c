/** Text that is HTML already. */
export class Html {
  constructor(readonly text: string) {}
}

type Content = Html | string | number | readonly Content[];

/** What is filled in is escaped, unless it is HTML already. */
export function html(strings: TemplateStringsArray, ...contents: readonly Content[]): Html {
  const filled = contents.map((content, i) => render(content) + (strings[i + 1] ?? ''));
  return new Html((strings[0] ?? '') + filled.join(''));
}

function render(content: Content): string {
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(render).join('');
  return String(content).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
