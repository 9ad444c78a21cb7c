import { type ParleyClient } from '../parley-client.ts';
import { acrossTabs, type Exclusively } from '../locks.ts';
import { Connection } from '../socket/connection.ts';
import { openSocketIoLazily } from '../socket/lazy-transport.ts';
import { type OpenTransport } from '../socket/transport.ts';
import { type ChatCache } from './chat-cache.ts';
import { ContactsLoader } from './contacts-loader.ts';
import { HistoryLoader } from './history-loader.ts';
import { MembersLoader } from './members-loader.ts';
import { MemoryOutboxStorage, type OutboxStorage } from './outbox-storage.ts';
import { Outbox } from './outbox.ts';
import { PresenceWatch } from './presence-watch.ts';
import { withPresence } from './reduce-presence.ts';
import { SeqReports } from './seq-reports.ts';
import { CurrentSnapshot } from './snapshot.ts';
import { type ChatState } from './state.ts';
import { TypingSignals } from './typing-signals.ts';

export interface ChatOptions {
  /** Where unsent messages outlive the program; left out, they are lost with it. */
  outbox?: OutboxStorage;
  /** Where what is known outlives the program, so that the next run begins with it. */
  cache?: ChatCache;
  open?: OpenTransport;
  /** For programs that share an outbox; tabs of a browser do without being told. */
  exclusively?: Exclusively;
  random?: () => number;
  now?: () => number;
  /** How long a call over the socket waits for its answer. */
  timeoutMs?: number;
}

const READ_GATHER_MS = 400;
const DELIVERED_GATHER_MS = 250;

/** What a chat is made of, each with the one way to the server that it needs. */
export class ChatParts {
  readonly snapshot = new CurrentSnapshot();
  readonly random: () => number;
  readonly connection: Connection;
  readonly outbox: Outbox;
  readonly history: HistoryLoader;
  readonly members: MembersLoader;
  readonly contacts: ContactsLoader;
  readonly presence: PresenceWatch;
  readonly typing: TypingSignals;
  readonly reads: SeqReports;
  readonly deliveries: SeqReports;

  constructor(parley: ParleyClient, options: ChatOptions) {
    const { random = Math.random, now = Date.now, timeoutMs = 15_000 } = options;
    const { snapshot } = this;
    const state = () => snapshot.chat;
    const set = (chat: ChatState) => {
      snapshot.setChat(chat);
    };
    const connection = new Connection({
      address: parley.baseUrl,
      tokens: parley,
      open: options.open ?? openSocketIoLazily,
      random,
      timeoutMs,
    });
    const canSend = () => connection.status.state === 'online';
    this.random = random;
    this.connection = connection;
    this.outbox = new Outbox({
      storage: options.outbox ?? new MemoryOutboxStorage(),
      send: (conversationId, draft) => connection.call('messages', 'send', { conversationId, ...draft }),
      canSend,
      isKnown: (id, seq) => (snapshot.chat.conversations[id]?.summary.lastSeq ?? Infinity) >= seq,
      changed: () => {
        snapshot.update({ pending: this.outbox.entries });
      },
      exclusively: options.exclusively ?? acrossTabs,
      random,
      now,
    });
    this.history = new HistoryLoader({
      fetch: (conversationId, query) => parley.messages.history(conversationId, query),
      state,
      set,
    });
    this.members = new MembersLoader({
      fetch: (conversationId, page) => parley.members.list(conversationId, page),
      state,
      set,
    });
    this.contacts = new ContactsLoader({ routes: parley.contacts, state, set });
    this.presence = new PresenceWatch({
      watch: (userIds) => connection.call('presence', 'watch', { userIds }),
      unwatch: (userIds) => connection.call('presence', 'unwatch', { userIds }),
      learned: (items) => {
        set(withPresence(state(), items));
      },
    });
    this.typing = new TypingSignals({
      start: (conversationId) => connection.call('typing', 'start', { conversationId }),
      stop: (conversationId) => connection.call('typing', 'stop', { conversationId }),
      now,
    });
    this.reads = new SeqReports({
      send: (conversationId, seq) => connection.call('messages', 'read', { conversationId, seq }),
      canSend,
      gatherMs: READ_GATHER_MS,
    });
    this.deliveries = new SeqReports({
      send: (conversationId, seq) => connection.call('messages', 'delivered', { conversationId, seq }),
      canSend,
      gatherMs: DELIVERED_GATHER_MS,
    });
  }

  /** Forgets everything about one person. What waits in the outbox stays in its storage. */
  clear(): void {
    this.outbox.close();
    this.typing.clear();
    this.presence.clear();
    this.reads.clear();
    this.deliveries.clear();
  }
}
