import { type Emphasis, type Inline } from './ast.ts';
import { honestLabel, safeHref, withoutBidiControls } from './safe-link.ts';

const TOKEN = new RegExp(
  [
    String.raw`\\(?<escaped>[*_~\x60[\]\\>-])`,
    String.raw`(?<ticks>\x60+)`,
    String.raw`(?<run>\*+|_+|~~)`,
    String.raw`(?<bracket>\[)`,
    String.raw`(?<![\p{L}\p{N}])(?<address>(?:https?:\/\/|mailto:|www\.)[^\s<>"\x60{}|\\^[\]]+)`,
    String.raw`(?<![\p{L}\p{N}._%+-])(?<mail>[a-z0-9._%+-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,8})(?![\p{L}\p{N}@])`,
    // The same names that the server looks for.
    String.raw`(?<![\p{L}\p{N}_.@])@(?<handle>[a-z][a-z0-9_.]*[a-z0-9])`,
  ].join('|'),
  'giu',
);
/** Neither part of a link may hold a bracket: so looking for its end from every bracket is still linear. */
const LINK = /\[(?<label>[^[\]\n]+)\]\((?<target>[^\s()[\]<>]+(?:\([^\s()[\]<>]*\)[^\s()[\]<>]*)*)\)/uy;
const TRAILING = /[.,;:!?'"”’»*_~…]/u;

interface Frame {
  readonly emphasis: Emphasis | null;
  /** What opened it; shown as it is where nothing closes it. */
  readonly marker: string;
  readonly children: Inline[];
}

/** Marks, links and names within a piece of text. Takes time in proportion to its length, whatever is in it. */
export function parseInline(text: string): readonly Inline[] {
  return new InlineParser(text).parse();
}

class InlineParser {
  readonly #text: string;
  readonly #stack: [Frame, ...Frame[]] = [{ emphasis: null, marker: '', children: [] }];
  readonly #ticks: TickRuns;
  #position = 0;

  constructor(text: string) {
    this.#text = text;
    this.#ticks = new TickRuns(text);
  }

  parse(): readonly Inline[] {
    const token = new RegExp(TOKEN);
    for (;;) {
      token.lastIndex = this.#position;
      const match = token.exec(this.#text);
      if (!match) break;
      this.#say(this.#text.slice(this.#position, match.index));
      this.#position = match.index;
      this.#take(match[0], match.groups ?? {});
    }
    this.#say(this.#text.slice(this.#position));
    while (this.#stack.length > 1) this.#giveUp();
    return this.#stack[0].children;
  }

  #take(whole: string, found: Record<string, string | undefined>): void {
    const { escaped, ticks, run, bracket, address, mail, handle } = found;
    if (escaped !== undefined) this.#say(escaped, whole.length);
    else if (ticks !== undefined) this.#takeCode(ticks);
    else if (run !== undefined) this.#takeRun(run);
    else if (bracket !== undefined) this.#takeLink();
    else if (address !== undefined) this.#takeAddress(address, '');
    else if (mail !== undefined) this.#takeAddress(mail, 'mailto:');
    else if (handle !== undefined) this.#add({ type: 'mention', handle }, whole.length);
  }

  #takeCode(ticks: string): void {
    const start = this.#position + ticks.length;
    const end = this.#ticks.next(ticks.length, start);
    if (end === undefined) {
      this.#say(ticks, ticks.length);
      return;
    }
    const inside = this.#text.slice(start, end);
    // As everywhere in Markdown: one space on both sides lets code begin or end with a tick.
    const text = /^ .*\S.* $/su.test(inside) ? inside.slice(1, -1) : inside;
    this.#add({ type: 'code', text }, end + ticks.length - this.#position);
  }

  #takeLink(): void {
    LINK.lastIndex = this.#position;
    const match = LINK.exec(this.#text);
    const { label = '', target = '' } = match?.groups ?? {};
    const href = safeHref(target);
    if (!match || href === null) this.#say('[', 1);
    else this.#add({ type: 'link', text: honestLabel(label, href), href }, match[0].length);
  }

  #takeAddress(found: string, scheme: string): void {
    const address = withoutTrailing(found);
    const href = safeHref(scheme + address);
    if (href === null) this.#say(found, found.length);
    else this.#add({ type: 'link', text: withoutBidiControls(address), href }, address.length);
  }

  #takeRun(run: string): void {
    const before = this.#text[this.#position - 1] ?? '';
    const after = this.#text[this.#position + run.length] ?? '';
    const { canOpen, canClose } = sidesOf(run, before, after);
    let left = run.length > 3 ? 0 : run.length;
    const literal = run.slice(left);
    while (canClose && left > 0) {
      const open = this.#stack.filter((frame) => isOf(frame, run) && frame.marker.length <= left);
      const closed = open.find(({ marker }) => marker.length === left) ?? open.at(-1);
      if (!closed || closed.children.length + this.#above(closed) === 0) break;
      this.#close(closed);
      left -= closed.marker.length;
    }
    for (const length of [2, 1]) {
      const marker = run.slice(0, length);
      const emphasis = emphasisOf(marker);
      if (!canOpen || left < length || !emphasis || this.#isOpen(emphasis)) continue;
      this.#stack.push({ emphasis, marker, children: [] });
      left -= length;
    }
    this.#say(literal + run.slice(0, left));
    this.#position += run.length;
  }

  #above(frame: Frame): number {
    return this.#stack.length - 1 - this.#stack.indexOf(frame);
  }

  #isOpen(emphasis: Emphasis): boolean {
    return this.#stack.some((frame) => frame.emphasis === emphasis);
  }

  #close(frame: Frame): void {
    while (this.#stack.at(-1) !== frame) this.#giveUp();
    this.#stack.pop();
    if (frame.emphasis) this.#add({ type: frame.emphasis, children: frame.children });
  }

  /** Nothing closes the innermost mark: it was no mark. At most three are open at once, so little is moved. */
  #giveUp(): void {
    const frame = this.#stack.pop();
    if (!frame) return;
    this.#say(frame.marker);
    for (const child of frame.children) {
      if (child.type === 'text') this.#say(child.text);
      else this.#add(child);
    }
  }

  #say(text: string, length = 0): void {
    this.#position += length;
    if (text === '') return;
    const { children } = this.#innermost;
    const last = children.at(-1);
    if (last?.type === 'text') children[children.length - 1] = { type: 'text', text: last.text + text };
    else children.push({ type: 'text', text });
  }

  #add(inline: Inline, length = 0): void {
    this.#position += length;
    this.#innermost.children.push(inline);
  }

  get #innermost(): Frame {
    return this.#stack.at(-1) ?? this.#stack[0];
  }
}

/** Where the runs of backticks are, by their length. Asked for places that only go forward. */
class TickRuns {
  readonly #starts = new Map<number, { places: number[]; next: number }>();

  constructor(text: string) {
    for (const { 0: run, index } of text.matchAll(/`+/gu)) {
      const known = this.#starts.get(run.length);
      if (known) known.places.push(index);
      else this.#starts.set(run.length, { places: [index], next: 0 });
    }
  }

  next(length: number, from: number): number | undefined {
    const runs = this.#starts.get(length);
    if (!runs) return undefined;
    while ((runs.places[runs.next] ?? Infinity) < from) runs.next += 1;
    return runs.places[runs.next];
  }
}

function isOf({ marker }: Frame, run: string): boolean {
  return marker !== '' && marker[0] === run[0];
}

function emphasisOf(marker: string): Emphasis | null {
  if (marker === '~~') return 'strike';
  if (marker === '**' || marker === '__') return 'bold';
  return marker === '*' || marker === '_' ? 'italic' : null;
}

/** A mark opens before a word and closes after one. Underscores and stars within words, as in 2*3*4, mean themselves. */
function sidesOf(run: string, before: string, after: string): { canOpen: boolean; canClose: boolean } {
  const wordy = run.startsWith('_') ? /[\p{L}\p{N}]/u : /[A-Za-z0-9]/u;
  const inWord = wordy.test(before) && wordy.test(after);
  return {
    canOpen: /\S/u.test(after) && !inWord,
    canClose: /\S/u.test(before) && !inWord,
  };
}

/** A sentence's end is not part of the address in it; nor is the bracket around it. */
function withoutTrailing(address: string): string {
  let end = address.length;
  let unopened = (address.match(/\)/gu)?.length ?? 0) - (address.match(/\(/gu)?.length ?? 0);
  for (; end > 0; end -= 1) {
    const last = address[end - 1] ?? '';
    if (last === ')' && unopened > 0) unopened -= 1;
    else if (!TRAILING.test(last)) break;
  }
  return address.slice(0, end);
}
