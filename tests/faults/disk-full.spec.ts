import { setTimeout as sleep } from 'node:timers/promises';
import { MAY_MOUNT, type ParleySystem, SmallDisk, startEmbedded } from '@parley/testing';
import { afterEach, expect, test, vi } from 'vitest';
import { Crew } from './crew/crew.ts';
import { enlist } from './crew/people.ts';
import { expectSound } from './crew/sound.ts';

const PATIENCE_MS = 600_000;
const MEGABYTES = 64;
const FULL_MS = 3_000;
/** Also root may be denied to mount, in a container; where nothing may be skipped, that is a failure. */
const MUST_RUN = ['true', '1'].includes(process.env['CI'] ?? '');

let ends: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const end of ends.reverse()) await end();
  ends = [];
});

async function mounted(): Promise<SmallDisk | null> {
  try {
    return await SmallDisk.mount(MEGABYTES);
  } catch (error) {
    if (MUST_RUN) throw error;
    return null;
  }
}

test.skipIf(!MAY_MOUNT)(
  'a disk that is full for a while costs no message, and the server lives (needs root, to mount a small disk)',
  { timeout: PATIENCE_MS },
  async ({ skip }) => {
    const disk = await mounted();
    if (!disk) return skip('This system does not let us mount a disk.');
    ends.push(() => disk.unmount());
    const parley: ParleySystem = await startEmbedded({ dataDir: disk.folder });
    ends.push(() => parley.stop());
    const { url } = parley;
    const crew = await Crew.gather(await enlist(url), { http: [url], sockets: [url], clients: [url] });
    ends.push(() => crew.disband());
    const { pid } = parley.process('standalone');
    await crew.endure('the disk is full', async () => {
      await disk.fill();
      const refused = () =>
        crew.log.sends.filter(({ outcomes }) =>
          outcomes.some((outcome) => outcome.kind === 'unknown' && outcome.code === 'UNAVAILABLE'),
        );
      await vi.waitFor(() => expect(refused()).not.toEqual([]), PATIENCE_MS);
      await sleep(FULL_MS);
      await disk.makeRoom();
    });
    await expectSound(crew, parley.processes.values());
    expect(parley.process('standalone').pid).toBe(pid);
    expect(parley.process('standalone').running).toBe(true);
  },
);
