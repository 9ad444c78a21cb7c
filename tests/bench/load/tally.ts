import { type Arrived } from './packets.ts';

/**
 * What one client has got of one room. Throws at the first message that is lost, doubled, out of order or not what was
 * sent: then nothing that was measured counts.
 */
export class Tally {
  count = 0;
  #first: number | null = null;
  #last = 0;

  take({ seq, text }: Arrived, sent: ReadonlySet<string>): void {
    if (this.#first === null) this.#first = seq;
    else if (seq !== this.#last + 1) throw new Error(`After message ${this.#last} came ${seq}.`);
    if (!sent.has(text)) throw new Error(`Message ${seq} was never sent: ${text.slice(0, 40)}…`);
    this.#last = seq;
    this.count += 1;
  }

  get first(): number | null {
    return this.#first;
  }
}

/** A text of so many characters that no other message has. It ends in a sign, since spaces at the end are not kept. */
export function textOf(sender: number, number: number, length: number): string {
  return `${sender}.${number} `
    .padEnd(length - 1, 'the quick brown fox jumps over the lazy dog ')
    .concat('.');
}
