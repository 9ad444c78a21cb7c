import { browserTabs, ChatStore, openSocketIoLazily, shareAmongTabs } from '@parley/client';
import { parley } from '../session/parley.ts';
import { CacheOnDisk } from './cache-on-disk.ts';
import { ChatDatabase } from './database.ts';
import { DraftsOnDisk } from './drafts-on-disk.ts';
import { Drafts } from './drafts.ts';
import { OutboxOnDisk } from './outbox-on-disk.ts';
import { tellWhenFull } from './tell-when-full.ts';

const database = new ChatDatabase();
const tabs = browserTabs();

/** The one chat of this page: everything that is shown of conversations comes from its snapshot. */
export const chat = new ChatStore(parley, {
  outbox: new OutboxOnDisk(database),
  cache: new CacheOnDisk(database),
  // Without locks between the tabs, each has a connection of its own.
  ...(tabs && {
    open: shareAmongTabs({
      open: openSocketIoLazily,
      platform: tabs,
      group: () => parley.user?.id ?? '',
    }),
  }),
});

tellWhenFull(chat);

export const drafts = new Drafts(new DraftsOnDisk(database));

parley.on('signed-in', ({ user }) => void drafts.forgetOthers(user.id));
parley.on('signed-out', ({ userId }) => void drafts.forget(userId));

// A page that is not seen may be ended at any time; one that is seen again should not wait for a timer.
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') {
    chat.retryNow();
  } else {
    void chat.kept();
    void drafts.flush();
  }
});
