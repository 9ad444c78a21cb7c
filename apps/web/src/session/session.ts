import { ParleyError } from '@parley/client';
import { type Me } from '@parley/contracts';
import { parley } from './parley.ts';
import { known, meQuery, queries, serverQuery } from './queries.ts';
import { rememberedMe } from './remembered.ts';

let asked = false;

/**
 * Who is signed in. The first time it is who was so on the last visit, while the server is being asked; where that is
 * nobody, the server has to answer. Fails where it cannot be asked: then nobody knows, and nobody should be sent to the
 * sign-in page.
 */
export async function currentUser(): Promise<Me | null> {
  if (parley.signedIn) return await queries.query(known(meQuery));
  if (asked) return null;
  const last = rememberedMe.read();
  if (last) {
    asked = true;
    parley.assume(last);
    queries.setQueryData(meQuery.queryKey, last, { updatedAt: 0 });
    parley.resume().catch(exceptRefusals);
    return last;
  }
  const user = await parley.resume();
  asked = true;
  return user;
}

/** Who needs the answer asks again and says what is wrong; an end of the session is told by the client's events. */
function exceptRefusals(error: unknown): void {
  if (!(error instanceof ParleyError)) throw error;
}

const tabs = new BroadcastChannel('parley-session');

/** Lets the other tabs of this browser look for themselves at what changed. */
export const tellOtherTabs = (): void => tabs.postMessage('changed');

interface Watcher {
  onSignedOut: (reason: 'asked' | 'ended') => Promise<void>;
  onSignedInElsewhere: () => Promise<void>;
}

/** Keeps what is shown, and what is remembered for the next visit, in step with the session and the server. */
export function watchSession(watcher: Watcher): void {
  askServer();
  addEventListener('online', () => {
    askServer();
    void queries.invalidateQueries({ predicate: isPersonal });
  });
  parley.on('user-changed', (user) => {
    rememberedMe.write(user);
    queries.setQueryData(meQuery.queryKey, user);
  });
  parley.on('signed-in', ({ user }) => {
    rememberedMe.write(user);
    const shown = queries.getQueryData(meQuery.queryKey);
    if (shown && shown.id !== user.id) queries.clear();
    queries.setQueryData(meQuery.queryKey, user);
  });
  parley.on('signed-out', ({ reason }) => {
    rememberedMe.forget();
    if (reason === 'asked') tellOtherTabs();
    // What was shown goes only after the page that shows it has gone.
    void watcher.onSignedOut(reason).then(() => queries.removeQueries({ predicate: isPersonal }));
  });
  tabs.addEventListener('message', () => {
    if (parley.signedIn) void queries.invalidateQueries(meQuery);
    else void parley.resume().then((user) => user && watcher.onSignedInElsewhere());
  });
}

/** What it offers may have changed since it was remembered. */
function askServer(): void {
  queries.query({ ...serverQuery, staleTime: 0 }).catch(exceptRefusals);
}

const isPersonal = ({ queryKey }: { queryKey: readonly unknown[] }) => queryKey[0] !== 'server';
