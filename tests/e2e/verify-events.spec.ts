import { type ChatState, reduce } from '@parley/client';
import { EVENTS } from '@parley/contracts';
import { describe, expect, test } from 'vitest';
import { eventually } from './chatter.ts';
import { CASES } from './events/cases.ts';
import { cardsIn, comparable, fetched } from './events/fetched.ts';
import { makeScene } from './events/scene.ts';

const names = Object.entries(EVENTS).flatMap(([channel, types]) =>
  Object.keys(types).map((type) => `${channel}/${type}`),
);
const casesOf = (name: string) => Object.entries(CASES).find(([known]) => known === name)?.[1] ?? {};

/**
 * For every event: what a client knew, with the events applied that follow, is what a client is told that begins afresh. So
 * the client’s reducer and the server cannot drift apart.
 */
describe.each(names)('%s', (name) => {
  test('has a case', () => {
    expect(Object.keys(casesOf(name))).not.toEqual([]);
  });

  test.each(Object.entries(casesOf(name)))('%s', async (_, { prepare, act, typing }) => {
    const scene = await makeScene();
    const { heard } = scene.device;
    await prepare?.(scene);
    // What is heard twice changes nothing; so this may be told of by what is fetched, too.
    heard.length = 0;
    const before = await fetched(scene, [scene.group, scene.direct]);
    const loaded = Object.keys(before.conversations);
    await act(scene);
    await eventually(async () => {
      expect(heard.map((event) => `${event.channel}/${event.type}`)).toContain(name);
      const fresh = await fetched(scene, loaded);
      const after = heard.reduce<ChatState>((state, event) => reduce(state, event).state, before);
      expect(comparable(after, loaded)).toEqual({
        ...comparable(fresh, loaded),
        typing: typing?.(scene) ?? {},
      });
      expect(cardsIn(after, loaded)).toEqual(cardsIn(fresh, loaded));
    });
  });
});
