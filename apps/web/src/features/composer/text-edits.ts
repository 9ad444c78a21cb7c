/** A change of a text: what stands from `from` to `to` becomes `text`; afterwards the given places are selected. */
export interface TextEdit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly select: readonly [number, number];
}

export interface Selected {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Puts marks such as `**` around what is selected, or takes them away again. */
export function toggleMark({ text, start, end }: Selected, mark: string): TextEdit {
  const outside =
    text.slice(0, start).endsWith(mark) &&
    text.slice(end).startsWith(mark) &&
    !isLongerRun(text, start, end, mark);
  if (outside) {
    const from = start - mark.length;
    const inner = text.slice(start, end);
    return { from, to: end + mark.length, text: inner, select: [from, from + inner.length] };
  }
  const chosen = text.slice(start, end);
  const inner = chosen.trim();
  if (inner === '') {
    const at = start + mark.length;
    return { from: start, to: end, text: `${mark}${chosen}${mark}`, select: [at, at + chosen.length] };
  }
  const from = start + chosen.indexOf(inner);
  const at = from + mark.length;
  return {
    from,
    to: from + inner.length,
    text: `${mark}${inner}${mark}`,
    select: [at, at + inner.length],
  };
}

/** One star at the edge of two is no mark of its own. */
function isLongerRun(text: string, start: number, end: number, mark: string): boolean {
  const [sign = ''] = mark;
  return text[start - mark.length - 1] === sign && text[end + mark.length] === sign;
}

/** Code: within a line between ticks, several lines between fences. */
export function toggleCode(selected: Selected): TextEdit {
  const { text, start, end } = selected;
  const chosen = text.slice(start, end);
  if (!chosen.includes('\n')) return toggleMark(selected, '`');
  const before = start === 0 || text[start - 1] === '\n' ? '```\n' : '\n```\n';
  const after = text[end] === undefined || text[end] === '\n' ? '\n```' : '\n```\n';
  const at = start + before.length;
  return { from: start, to: end, text: `${before}${chosen}${after}`, select: [at, at + chosen.length] };
}

const ADDRESS = /^https?:\/\/[^\s<>()[\]]+$/u;

/** An address that is pasted over words makes them a link; null for anything else. */
export function linkOver({ text, start, end }: Selected, pasted: string): TextEdit | null {
  const label = text.slice(start, end);
  const address = pasted.trim();
  if (!ADDRESS.test(address) || label.trim() === '' || /[[\]\n]/u.test(label) || ADDRESS.test(label)) {
    return null;
  }
  const link = `[${label}](${address})`;
  return { from: start, to: end, text: link, select: [start + link.length, start + link.length] };
}

const ITEM =
  /^(?<indent> {0,3})(?:(?<bullet>[-*•])|(?<number>\d{1,9})(?<dot>[.)])|(?<quote>>)) +(?<said>.*)$/u;

/** What a new line becomes in a list or a quote: the next item; or its end, where the item is empty. Null elsewhere. */
export function newLine({ text, start, end }: Selected): TextEdit | null {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const found = ITEM.exec(text.slice(lineStart, start))?.groups;
  if (!found) return null;
  if (found['said']?.trim() === '' && start === end) {
    return { from: lineStart, to: end, text: '', select: [lineStart, lineStart] };
  }
  const { indent = '', bullet, number, dot = '', quote } = found;
  const sign = bullet ?? quote ?? `${Number(number) + 1}${dot}`;
  const added = `\n${indent}${sign} `;
  return { from: start, to: end, text: added, select: [start + added.length, start + added.length] };
}
