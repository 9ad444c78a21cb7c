import { afterEach, beforeEach, expect, test, vi } from 'vitest';

beforeEach(() => {
  vi.resetModules();
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

async function armed(text: string) {
  vi.stubEnv('PARLEY_FAILPOINTS_ARMED', text);
  const { failpoint } = await import('./failpoint.ts');
  return failpoint;
}

function withoutDying() {
  return vi.spyOn(process, 'kill').mockReturnValue(true);
}

test('nothing happens at points that are not armed', async () => {
  const kill = withoutDying();
  const failpoint = await armed('');
  expect(failpoint('outbox.before-dispatch')).toBeUndefined();
  expect(kill).not.toHaveBeenCalled();
});

test('kills the process at an armed point', async () => {
  const kill = withoutDying();
  const failpoint = await armed('a.b=pause:1,outbox.before-dispatch=kill');
  void failpoint('outbox.before-dispatch');
  expect(kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGKILL');
});

test('acts at the given passing only', async () => {
  const kill = withoutDying();
  const failpoint = await armed('job.before-handler=kill@2');
  void failpoint('job.before-handler');
  expect(kill).not.toHaveBeenCalled();
  void failpoint('job.before-handler');
  void failpoint('job.before-handler');
  expect(kill).toHaveBeenCalledTimes(1);
});

test('holds the process for a while', async () => {
  const failpoint = await armed('job.before-handler=pause:5');
  await expect(failpoint('job.before-handler')).resolves.toBeUndefined();
});

test('refuses what it does not understand', async () => {
  const failpoint = await armed('job.before-handler=explode');
  expect(() => failpoint('job.before-handler')).toThrow('job.before-handler=explode');
});
