import { expect, it } from 'vitest';
import { firstSeqSince } from './first-seq-since.ts';

/** A message an hour; those of the given seqs are not there. */
const asked = (lastSeq: number, missing: readonly number[] = []) => {
  const questions: number[] = [];
  const from = (seq: number) => {
    questions.push(seq);
    let next = seq;
    while (missing.includes(next)) next += 1;
    return Promise.resolve(
      next > lastSeq ? null : { seq: next, createdAt: new Date(next * 3_600_000).toISOString() },
    );
  };
  return { questions, from };
};

it('finds the first message of a day', async () => {
  const { from, questions } = asked(100_000);
  expect(await firstSeqSince(24 * 3_600_000, 100_000, from)).toBe(24);
  expect(questions.length).toBeLessThan(20);
});

it('finds the ends where the moment lies beyond them', async () => {
  expect(await firstSeqSince(0, 50, asked(50).from)).toBe(1);
  expect(await firstSeqSince(Date.parse('2100-01-01'), 50, asked(50).from)).toBe(50);
});

it('finds its way around messages that are not there', async () => {
  const { from } = asked(50, [20, 21, 22, 23, 24, 25, 26]);
  const found = await firstSeqSince(24 * 3_600_000, 50, from);
  expect(found).toBeGreaterThan(19);
  expect(found).toBeLessThanOrEqual(27);
});
