import { randomInt } from 'node:crypto';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Tokens } from '@parley/contracts';
import {
  type FakeTwilio,
  makeTempFolder,
  type ParleyCluster,
  type ParleyProcess,
  type ParleySystem,
  removeFolder,
  startCluster,
  startEmbedded,
  startFakeTwilio,
  TWILIO_ACCOUNT,
} from '@parley/testing';
import { Queue } from 'bullmq';
import { createConnection } from 'mysql2/promise';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';

/** A worker that died is noticed after the lock on its job has run out. */
const PATIENCE = { timeout: 50_000, interval: 50 };

const armed = (points: string) => ({ PARLEY_FAILPOINTS_ARMED: points });
const DISARMED = armed('');

let twilio: FakeTwilio;
beforeAll(async () => {
  twilio = await startFakeTwilio();
});
afterAll(() => twilio.stop());

const settings = () => ({
  SMS_DRIVER: 'twilio',
  TWILIO_ACCOUNT_SID: TWILIO_ACCOUNT.accountSid,
  TWILIO_AUTH_TOKEN: TWILIO_ACCOUNT.authToken,
  TWILIO_FROM: TWILIO_ACCOUNT.from,
  TWILIO_BASE_URL: twilio.url,
});

const newPhone = () => `+447${randomInt(400_000_000, 599_999_999)}`;
const messagesTo = (phone: string) => twilio.messages.filter(({ to }) => to === phone);
const messageTo = (phone: string) => vi.waitFor(() => expect(messagesTo(phone)).not.toEqual([]), PATIENCE);

const post = (url: string, body: object) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

/** Whether the answer arrives is left open: the process may die over it. */
async function requestCode(system: ParleySystem, phone: string): Promise<void> {
  await Promise.allSettled([post(`${apiOf(system).url}/api/auth/otp/request`, { phone })]);
}

/** Asks for a code, of whose job the armed process dies. */
async function requestAndDie(system: ParleySystem, victim: ParleyProcess): Promise<string> {
  const phone = newPhone();
  await requestCode(system, phone);
  expect(await victim.exited).toEqual({ code: null, signal: 'SIGKILL' });
  return phone;
}

async function expectOneGoodMessage(system: ParleySystem, phone: string): Promise<void> {
  const messages = messagesTo(phone);
  expect(messages).toHaveLength(1);
  const code = /\d{6}/.exec(messages[0]?.body ?? '')?.[0];
  const answer = await post(`${apiOf(system).url}/api/auth/otp/verify`, { phone, code });
  expect(answer.status).toBe(200);
  expect(Tokens.parse(await answer.json()).user.phone).toBe(phone);
}

/** Not through nginx, which would avoid an api for a while after its death. */
function apiOf(system: ParleySystem): ParleyProcess {
  return system.process(system.mode === 'embedded' ? 'standalone' : 'api-1');
}

describe('a text message with a code is sent once in cluster mode, though', () => {
  let cluster: ParleyCluster;
  let queue: Queue;

  beforeAll(async () => {
    cluster = await startCluster({ gateways: 1, failpoints: true, env: settings() });
    queue = new Queue('jobs', { connection: { url: cluster.redis.url }, prefix: 'parley:bullmq' });
  });
  afterAll(async () => {
    await queue.close();
    await cluster.stop();
  });

  const sql = async (statement: string) => {
    const connection = await createConnection(cluster.mariadb.url);
    const [rows] = await connection.query(statement);
    await connection.end();
    return rows;
  };
  /** What a minute's wait would do for jobs whose dispatcher died. */
  const endLeases = () => sql('UPDATE outbox_jobs SET dueAt = UTC_TIMESTAMP(3)');
  const everythingDone = () =>
    vi.waitFor(async () => {
      expect(await sql('SELECT id FROM outbox_jobs')).toEqual([]);
      expect(await queue.getJobCounts('active', 'waiting', 'delayed', 'failed')).toEqual({
        active: 0,
        waiting: 0,
        delayed: 0,
        failed: 0,
      });
    }, PATIENCE);

  test.each([
    ['the api dies before it hands the job to the queue', 'outbox.before-dispatch=kill'],
    ['the api dies when the queue has the job and the outbox has it still', 'outbox.after-dispatch=kill'],
  ])('%s', async (_, point) => {
    const api = cluster.process('api-1');
    await api.restartWith(armed(point));
    // They move what is in the outbox, too, and must not be faster.
    const others = [cluster.process('gateway-1'), cluster.process('worker-1')];
    for (const other of others) other.pause();
    const phone = await requestAndDie(cluster, api);
    for (const other of others) other.resume();
    await api.restartWith(DISARMED);
    await endLeases();
    await everythingDone();
    await expectOneGoodMessage(cluster, phone);
  });

  test.each([
    ['the worker dies before it sends', 'job.before-handler=kill'],
    [
      'the worker dies when Twilio has accepted the message and the queue does not know it yet',
      'job.after-handler=kill',
    ],
  ])('%s', async (_, point) => {
    const worker = cluster.process('worker-1');
    await worker.restartWith(armed(point));
    const phone = await requestAndDie(cluster, worker);
    await worker.restartWith(DISARMED);
    await everythingDone();
    await expectOneGoodMessage(cluster, phone);
  });

  test('the worker dies while it waits for Twilio’s answer', async () => {
    const worker = cluster.process('worker-1');
    const phone = newPhone();
    twilio.acceptThenHang();
    await requestCode(cluster, phone);
    await messageTo(phone);
    await worker.kill9();
    await worker.restart();
    await everythingDone();
    await expectOneGoodMessage(cluster, phone);
  });

  test('Redis stands still while the job is handed over', async () => {
    const api = cluster.process('api-1');
    await api.restartWith(armed('outbox.before-dispatch=pause:1500'));
    const phone = newPhone();
    await requestCode(cluster, phone);
    cluster.redis.pause();
    await vi.waitFor(async () => {
      const rows = await sql('SELECT id FROM outbox_jobs WHERE error IS NOT NULL');
      expect(rows).toHaveLength(1);
    }, PATIENCE);
    cluster.redis.resume();
    await everythingDone();
    await expectOneGoodMessage(cluster, phone);
    await api.restartWith(DISARMED);
  });
});

describe('a text message with a code is sent once in embedded mode, though', () => {
  let dataDir: string;
  let system: ParleySystem;

  beforeEach(async () => {
    dataDir = await makeTempFolder('otp-delivery');
  });
  afterEach(async () => {
    await system.stop();
    await removeFolder(dataDir);
  });

  const sql = (statement: string) => {
    const database = new DatabaseSync(path.join(dataDir, 'parley.sqlite'));
    const rows = database.prepare(statement).all();
    database.close();
    return rows;
  };

  test.each([
    ['the process dies between commit and dispatch', 'outbox.before-dispatch=kill'],
    ['the process dies before it sends', 'job.before-handler=kill'],
    ['the process dies when Twilio has accepted the message', 'job.after-handler=kill'],
  ])('%s', async (_, point) => {
    system = await startEmbedded({ dataDir, failpoints: true, env: { ...settings(), ...armed(point) } });
    const phone = await requestAndDie(system, system.process('standalone'));
    sql('UPDATE outbox_jobs SET dueAt = createdAt');
    await system.process('standalone').restartWith(DISARMED);
    await vi.waitFor(() => expect(sql('SELECT id FROM outbox_jobs')).toEqual([]), PATIENCE);
    await expectOneGoodMessage(system, phone);
  });
});
