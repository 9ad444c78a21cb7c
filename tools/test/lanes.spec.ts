import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inLanes, jobsOf, lanesOf } from './lanes.ts';
import { STEPS } from './steps.ts';

test('two steps run at once on a small machine, and more where there are processors for them', () => {
  expect([1, 2, 4, 8].map(lanesOf)).toEqual([2, 2, 3, 5]);
});

test('what takes long is divided where there are lanes for its parts', () => {
  const shards = (lanes: number) =>
    jobsOf(STEPS, lanes)
      .filter(({ step }) => step.name === 'browser')
      .map(({ shard }) => shard);
  expect(shards(2)).toEqual([undefined]);
  expect(shards(3)).toEqual(['1/2', '2/2']);
  expect(shards(5)).toEqual(['1/3', '2/3', '3/3']);
  expect(jobsOf(STEPS, 5)).toHaveLength(STEPS.length + 2);
});

test('lanes take what is next, and answer in the order of what was asked', async () => {
  let running = 0;
  let most = 0;
  const work = async (ms: number) => {
    running += 1;
    most = Math.max(most, running);
    await sleep(ms);
    running -= 1;
    return ms;
  };
  expect(await inLanes([30, 5, 20, 10], 2, work, () => false)).toEqual([30, 5, 20, 10]);
  expect(most).toBe(2);
});

test('nothing is begun once a person has stopped it', async () => {
  let stopped = false;
  const work = (item: number) => {
    stopped = item === 2;
    return Promise.resolve(item);
  };
  expect(await inLanes([1, 2, 3, 4], 1, work, () => stopped)).toEqual([1, 2]);
});
