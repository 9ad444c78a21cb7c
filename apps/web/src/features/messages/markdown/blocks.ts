import { type Block, type Inline } from './ast.ts';
import { parseInline } from './inline.ts';

const FENCE = /^ {0,3}```[^\s`]{0,30}\s*$/u;
const FENCE_END = /^ {0,3}```\s*$/u;
const QUOTE = /^>(?= |>|$)/u;
const BULLET = /^ {0,3}[-*•] +(?=\S)/u;
const NUMBER = /^ {0,3}(\d{1,9})[.)] +(?=\S)/u;
/** Deeper quotes than anybody writes by hand are shown as they were written. */
const DEEPEST_QUOTE = 4;

/** Markdown as people use it in chats. Takes time in proportion to the length of the text, whatever is in it. */
export function parseMarkdown(text: string): readonly Block[] {
  return parseLines(text.split('\n'), 0);
}

function parseLines(lines: readonly string[], depth: number): readonly Block[] {
  const blocks: Block[] = [];
  const lastFenceEnd = lines.findLastIndex((line) => FENCE_END.test(line));
  let paragraph: string[] = [];
  const endParagraph = () => {
    if (paragraph.length > 0) blocks.push({ type: 'paragraph', children: parseInline(paragraph.join('\n')) });
    paragraph = [];
  };

  for (let at = 0; at < lines.length;) {
    const line = lines[at] ?? '';
    const startsCode = at < lastFenceEnd && FENCE.test(line);
    const kind = startsCode ? 'code' : kindOf(line, depth);
    if (kind === 'text') {
      paragraph.push(line);
      at += 1;
      continue;
    }
    endParagraph();
    if (kind === 'blank') {
      at += 1;
      continue;
    }
    const rest = (belongs: (line: string) => boolean) => lines.slice(at, endOf(lines, at, belongs));
    switch (kind) {
      case 'code': {
        const inside = lines.slice(
          at + 1,
          endOf(lines, at + 1, (one) => !FENCE_END.test(one)),
        );
        blocks.push({ type: 'code', text: inside.join('\n') });
        at += inside.length + 2;
        break;
      }
      case 'quote': {
        const quoted = rest((one) => QUOTE.test(one));
        blocks.push({ type: 'quote', blocks: parseLines(quoted.map(unquoted), depth + 1) });
        at += quoted.length;
        break;
      }
      case 'bullets': {
        const items = rest((one) => BULLET.test(one));
        blocks.push({ type: 'list', start: null, items: items.map((one) => itemOf(one, BULLET)) });
        at += items.length;
        break;
      }
      case 'numbers': {
        const items = rest((one) => NUMBER.test(one));
        const start = Number(NUMBER.exec(line)?.[1]);
        blocks.push({ type: 'list', start, items: items.map((one) => itemOf(one, NUMBER)) });
        at += items.length;
        break;
      }
    }
  }
  endParagraph();
  return blocks;
}

function kindOf(line: string, depth: number): 'text' | 'blank' | 'quote' | 'bullets' | 'numbers' {
  if (line.trim() === '') return 'blank';
  if (depth < DEEPEST_QUOTE && QUOTE.test(line)) return 'quote';
  if (BULLET.test(line)) return 'bullets';
  return NUMBER.test(line) ? 'numbers' : 'text';
}

function endOf(lines: readonly string[], from: number, belongs: (line: string) => boolean): number {
  let end = from;
  while (end < lines.length && belongs(lines[end] ?? '')) end += 1;
  return end;
}

const unquoted = (line: string): string => line.replace(/^> ?/u, '');

const itemOf = (line: string, mark: RegExp): readonly Inline[] => parseInline(line.replace(mark, ''));
