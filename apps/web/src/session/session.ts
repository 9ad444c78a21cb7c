import { type Me } from '@parley/contracts';
import { parley } from './parley.ts';
import { known, meQuery, queries } from './queries.ts';

let asked = false;

/**
 * Who is signed in; asks the server the first time. Fails where it cannot be asked: then nobody knows, and nobody
 * should be sent to the sign-in page.
 */
export async function currentUser(): Promise<Me | null> {
  if (parley.signedIn) return await queries.query(known(meQuery));
  if (asked) return null;
  const user = await parley.resume();
  asked = true;
  return user;
}

const tabs = new BroadcastChannel('parley-session');

/** Lets the other tabs of this browser look for themselves at what changed. */
export const tellOtherTabs = (): void => tabs.postMessage('changed');

interface Watcher {
  onSignedOut: (reason: 'asked' | 'ended') => Promise<void>;
  onSignedInElsewhere: () => Promise<void>;
}

/** Keeps what is shown in step with the session. */
export function watchSession(watcher: Watcher): void {
  parley.on('signed-in', ({ user }) => {
    const shown = queries.getQueryData(meQuery.queryKey);
    if (shown && shown.id !== user.id) queries.clear();
    queries.setQueryData(meQuery.queryKey, user);
  });
  parley.on('signed-out', ({ reason }) => {
    if (reason === 'asked') tellOtherTabs();
    // What was shown goes only after the page that shows it has gone.
    void watcher.onSignedOut(reason).then(() => queries.removeQueries({ predicate: isPersonal }));
  });
  tabs.addEventListener('message', () => {
    if (parley.signedIn) void queries.invalidateQueries(meQuery);
    else void parley.resume().then((user) => user && watcher.onSignedInElsewhere());
  });
}

const isPersonal = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'server';
