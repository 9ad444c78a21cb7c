import { ACTIONS, ErrorBody } from '@parley/contracts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { accountRows } from './authorization/account-rows.ts';
import { actionRows } from './authorization/action-rows.ts';
import { contactRows } from './authorization/contact-rows.ts';
import { conversationRows } from './authorization/conversation-rows.ts';
import { messageRows } from './authorization/message-rows.ts';
import { type Caller, CALLERS } from './authorization/outcomes.ts';
import { People } from './authorization/people.ts';
import { type Place, Places } from './authorization/places.ts';
import { type Request, type Row } from './authorization/row.ts';
import { type Answer, call } from './http.ts';
import { idOf } from './chat.ts';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const Operation = z.looseObject({
  'x-errors': z.array(z.string()),
  responses: z.record(z.string(), z.unknown()),
});
type Operation = z.infer<typeof Operation>;
const Document = z.looseObject({ paths: z.record(z.string(), z.record(z.string(), z.unknown())) });

const routeRows = [...accountRows, ...contactRows, ...conversationRows, ...messageRows];
const actions = Object.entries(ACTIONS).flatMap(([channel, names]) =>
  Object.keys(names).map((name) => `${channel}/${name}`),
);

const NOWHERE: Place = { id: '', own: 0, others: 0 };

let people: People;
let places: Places;
let routes: ReadonlyMap<string, Operation>;
const tested = new Set<string>();
let cells = 0;
let wrong = 0;

beforeAll(async () => {
  const { paths } = Document.parse((await call('GET', '/swagger-json')).body);
  routes = new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      METHODS.filter((method) => method in item).map(
        (method) => [`${method.toUpperCase()} ${path}`, Operation.parse(item[method])] as const,
      ),
    ),
  );
  people = await People.gather();
  places = new Places(people);
});

afterAll(async () => {
  await people.leave();
  const untested = [...routes.keys(), ...actions].filter((name) => !tested.has(name)).length * CALLERS.length;
  process.stdout.write(
    `authorization matrix: ${routes.size} routes, ${actions.length} actions, ${CALLERS.length} kinds of callers; ` +
      `${cells} cells, untested: ${untested}, wrong: ${wrong}\n`,
  );
});

/** Calls as each kind of caller; what changes something has a place of its own. */
async function expectOutcomes<Given>(
  { name, gets, scene, give }: Row<Given>,
  changes: boolean,
  callAs: (caller: Caller, given: Given, place: Place) => Promise<string>,
): Promise<void> {
  const callers: readonly Caller[] = 'operator' in gets ? [...CALLERS, 'operator'] : CALLERS;
  const outcomes = await Promise.all(
    callers.map(async (caller) => {
      const isFresh = changes && gets[caller] === 'ok';
      const place = scene === null ? NOWHERE : await places.of(caller, scene, isFresh);
      return [caller, await callAs(caller, await give(place, { caller, people }), place)] as const;
    }),
  );
  const got = Object.fromEntries(outcomes);
  tested.add(name);
  cells += outcomes.length;
  wrong += outcomes.filter(([caller, outcome]) => gets[caller] !== outcome).length;
  expect(got).toEqual(gets);
}

/** The path with its parameters: the place, a message in it and another member, unless something else is given. */
function addressOf(path: string, { id, others: seq }: Place, { path: given, query = '' }: Request): string {
  const { other } = people.accounts;
  const values = new Map<string, string | number>(
    Object.entries({ id, seq, userId: idOf(other), emoji: '👍', ...given }),
  );
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values.get(name) ?? name),
  );
  return `${filled}?${query}`;
}

/** A route may answer nothing that its documentation does not tell. */
function outcomeOf(name: string, answer: Answer): string {
  const operation = routes.get(name);
  if (answer.status < 400) {
    return operation?.responses[answer.status] ? 'ok' : `${answer.status}, which is not documented`;
  }
  const { code } = ErrorBody.parse(answer.body).error;
  return operation?.['x-errors'].includes(code) ? code : `${code}, which is not documented`;
}

const titled = <Given>(rows: readonly Row<Given>[]) =>
  rows.map((row) => [`${row.name} ${row.what}`.trim(), row] as const);

describe('every route', () => {
  test('has a row, and every row a route', () => {
    expect(new Set(routeRows.map(({ name }) => name))).toEqual(new Set(routes.keys()));
  });

  test.each(titled(routeRows))('%s', async (_, row) => {
    const [method = '', path = ''] = row.name.split(' ');
    await expectOutcomes(row, method !== 'GET', async (caller, given, place) => {
      const { body, token = people.tokenOf(caller) } = given;
      const answer = await call(method, addressOf(path, place, given), {
        ...(token === undefined ? {} : { token }),
        ...(body ? { body } : {}),
        ...(body instanceof Uint8Array ? { headers: { 'content-type': 'image/png' } } : {}),
      });
      return outcomeOf(row.name, answer);
    });
  });
});

describe('every action', () => {
  test('has a row, and every row an action', () => {
    expect(new Set(actionRows.map(({ name }) => name))).toEqual(new Set(actions));
  });

  test.each(titled(actionRows))('%s', async (_, row) => {
    const [channel = '', action = ''] = row.name.split('/');
    await expectOutcomes(row, true, (caller, data) => people.frame(caller, channel, action, data));
  });
});
