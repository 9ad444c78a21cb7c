import { expect, test } from 'vitest';
import { GatheredCalls } from './gathered-calls.ts';

/** Answers when it is told to, with the length of each word. */
function slowLengths() {
  const questions: { words: readonly string[]; answer: () => void; fail: () => void }[] = [];
  const lengths = new GatheredCalls<string, number>(
    (words) =>
      new Promise((resolve, reject) => {
        const known = words.filter((word) => word !== 'unknown');
        questions.push({
          words,
          answer: () => resolve(new Map(known.map((word) => [word, word.length]))),
          fail: () => reject(new Error('No answer.')),
        });
      }),
  );
  return { lengths, questions };
}

test('whoever asks while a question is under way is in the next one, together', async () => {
  const { lengths, questions } = slowLengths();
  const first = Promise.all([lengths.call('ada'), lengths.call('ada'), lengths.call('unknown')]);
  await Promise.resolve();
  const second = Promise.all([lengths.call('grace'), lengths.call('ada')]);
  expect(questions.map(({ words }) => words)).toEqual([['ada', 'unknown']]);
  questions[0]?.answer();
  expect(await first).toEqual([3, 3, undefined]);
  expect(questions.map(({ words }) => words)).toEqual([
    ['ada', 'unknown'],
    ['grace', 'ada'],
  ]);
  questions[1]?.answer();
  expect(await second).toEqual([5, 3]);
});

test('a question that fails spoils no other', async () => {
  const { lengths, questions } = slowLengths();
  const first = lengths.call('ada');
  await Promise.resolve();
  const second = lengths.call('grace');
  questions[0]?.fail();
  await expect(first).rejects.toThrow('No answer.');
  questions[1]?.answer();
  expect(await second).toBe(5);
});
