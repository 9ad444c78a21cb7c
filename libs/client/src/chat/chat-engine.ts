import {
  type ConversationGone,
  DISCONNECT_REASONS,
  LIMITS,
  type Me,
  type Message,
  type SocketEvent,
  type SyncAnswer,
} from '@parley/contracts';
import { Emitter } from '../emitter.ts';
import { type ParleyClient } from '../parley-client.ts';
import { ParleyError } from '../parley-error.ts';
import { type ConnectionStatus, type EndReason } from '../socket/connection.ts';
import { newIn, newSince } from './arrived-messages.ts';
import { bestEffort } from './best-effort.ts';
import { CacheKeeper } from './cache-keeper.ts';
import { type ChatOptions, ChatParts } from './chat-parts.ts';
import { withConversation } from './known-conversation.ts';
import { LiveChat } from './live-chat.ts';
import { keepTail, rangeAt } from './ranges.ts';
import { missesLast } from './reduce-messages.ts';
import { withDiscretion } from './reduce-receipts.ts';
import { reduce } from './reducer.ts';
import { type ChatState, type ConversationSummary, emptyState, type KnownConversation } from './state.ts';
import { TypingExpiry } from './typing-expiry.ts';

export interface ChatEvents {
  /**
   * A message has come, one's own included; or was missed while the connection was away, and has been caught up with.
   * Where too much was missed, it is told of the newest only.
   */
  message: Message;
  /** Messages have been edited, deleted or reacted to. What was missed while the connection was away is not told. */
  changed: readonly Message[];
  /** This person is not in a conversation any more. The reason is null where that happened while the connection was away. */
  gone: { conversation: ConversationSummary; reason: ConversationGone['reason'] | null };
}

/** So much of a conversation that is not shown is kept for the next time. */
const TAIL_KEPT = 100;

/** What the parts of a chat have to tell one another. */
export class ChatEngine {
  readonly events = new Emitter<ChatEvents>();
  readonly parts: ChatParts;
  /** How many parts of the program show a conversation. */
  readonly opened = new Map<string, number>();
  readonly keeper: CacheKeeper;
  readonly #live: LiveChat;
  readonly #typingExpiry: TypingExpiry;
  readonly #waiters = new Set<{ resolve: () => void; reject: (error: ParleyError) => void }>();
  /** Resolves when what was kept of the person is shown. */
  readonly #beginning = Promise.withResolvers<void>();
  #restored: Promise<void> = Promise.resolve();
  /** What has no versions is to be loaded afresh, once the conversations are in step. */
  #afresh = false;

  constructor(parley: ParleyClient, options: ChatOptions) {
    this.parts = new ChatParts(parley, options);
    const { connection, random, reads, snapshot } = this.parts;
    this.keeper = new CacheKeeper({
      cache: options.cache ?? null,
      snapshot,
      unheardReads: () => reads.waiting,
      report: (conversationId, seq) => {
        reads.report(conversationId, seq);
      },
    });
    this.#typingExpiry = new TypingExpiry((conversationId, userId) => {
      this.reduce({ channel: 'typing', type: 'stopped', data: { conversationId, userId } });
    });
    this.#live = new LiveChat({
      snapshot,
      ask: (request) => connection.call('conversations', 'sync', request),
      random,
      happened: (event, before) => {
        this.#noteEvent(event);
        this.#tell(event, before);
        this.#arrived(newIn(event, before));
      },
      caughtUp: (answer, before) => {
        this.#noteAnswer(answer);
        for (const id of answer.gone) this.#tellGone(before, id, null);
        // What was there before the beginning is no news.
        if (snapshot.now.synced) this.#arrived(newSince(answer, before));
      },
      complete: () => {
        this.#complete();
      },
      unsure: (ids) => {
        this.#loadMissingLast(ids);
      },
    });
    this.#listen(parley);
  }

  known(conversationId: string): KnownConversation | undefined {
    return this.parts.snapshot.chat.conversations[conversationId];
  }

  /** Applies what this program knows before, or better than, the server. */
  reduce(event: SocketEvent): void {
    this.parts.snapshot.setChat(reduce(this.parts.snapshot.chat, event).state);
  }

  /** Forgets all of its history but the end. */
  keepTail(conversationId: string): void {
    const { snapshot } = this.parts;
    const known = this.known(conversationId);
    if (!known) return;
    const ranges = keepTail(known.ranges, TAIL_KEPT);
    snapshot.setChat(withConversation(snapshot.chat, { ...known, ranges }));
  }

  lacksTail(conversationId: string): boolean {
    const known = this.known(conversationId);
    if (!known) return false;
    const { lastSeq } = known.summary;
    return lastSeq > 0 && !rangeAt(known.ranges, lastSeq);
  }

  /** Resolves once the conversations are there; fails where the connection ends before. */
  async synced(): Promise<void> {
    if (this.parts.snapshot.now.synced) return;
    await new Promise<void>((resolve, reject) => this.#waiters.add({ resolve, reject }));
  }

  /** Resolves once it is somebody's chat, and shows what was kept of them. */
  async restored(): Promise<void> {
    await this.#beginning.promise;
    await this.#restored;
  }

  /** Whose chat it is from now on. */
  async become(user: Me): Promise<void> {
    const { snapshot, outbox } = this.parts;
    if (snapshot.chat.me === user.id) {
      this.#setDiscretion(user);
    } else {
      this.#reset(emptyState(user.id, isDiscreet(user)));
      this.#restored = this.keeper.restore();
      this.#beginning.resolve();
    }
    await this.#restored;
    if (snapshot.chat.me === user.id) await outbox.open(user.id);
  }

  #listen(parley: ParleyClient): void {
    this.parts.connection.events.on('status', (status) => {
      this.#statusChanged(status);
    });
    this.parts.connection.events.on('events', (events) => {
      this.#live.take(events);
      if (events.some(({ channel, type }) => channel === 'session' && type === 'missed')) this.#missed();
    });
    this.parts.connection.events.on('damaged', () => {
      this.#missed();
    });
    parley.on('user-changed', (user) => {
      this.#setDiscretion(user);
    });
    parley.on('signed-out', ({ reason, userId }) => {
      this.parts.connection.stop('SESSION_REVOKED');
      this.#reset(emptyState(''));
      void this.keeper.forget(userId);
      // A session that ended by itself may be followed by another, in which they are still to be sent.
      if (reason === 'asked') void this.parts.outbox.forget(userId);
    });
    parley.on('signed-in', ({ user }) => {
      const running = this.parts.connection.status.state !== 'ended';
      if (running && user.id !== this.parts.snapshot.chat.me) void this.#startAgain(user);
    });
  }

  async #startAgain(user: Me): Promise<void> {
    this.parts.connection.stop();
    await this.become(user);
    this.parts.connection.start();
  }

  #statusChanged(status: ConnectionStatus): void {
    this.parts.snapshot.update({ connection: status });
    if (status.state === 'online') {
      this.#online();
      return;
    }
    if (this.parts.snapshot.now.ready === 'current') this.parts.snapshot.update({ ready: 'cached' });
    this.#live.disconnected();
    this.parts.typing.clear();
    this.#typingExpiry.clear();
    if (status.state === 'offline') this.parts.snapshot.setChat({ ...this.parts.snapshot.chat, typing: {} });
    if (status.state === 'ended') this.#ended(status.reason);
  }

  #online(): void {
    this.#afresh = true;
    this.#live.connected();
    for (const conversationId of this.opened.keys()) {
      void bestEffort(this.parts.connection.call('conversations', 'open', { conversationId }));
    }
    this.parts.outbox.flush();
    this.parts.reads.flush();
    this.parts.deliveries.flush();
  }

  #ended(reason: EndReason): void {
    const error = endError(reason);
    for (const { reject } of this.#waiters) reject(error);
    this.#waiters.clear();
  }

  #missed(): void {
    this.#afresh = true;
    this.#live.missed();
  }

  #complete(): void {
    this.parts.snapshot.update({ synced: true, ready: 'current' });
    for (const { resolve } of this.#waiters) resolve();
    this.#waiters.clear();
    for (const conversationId of this.opened.keys()) {
      if (this.lacksTail(conversationId)) void bestEffort(this.parts.history.loadTail(conversationId));
    }
    if (!this.#afresh) return;
    this.#afresh = false;
    void this.parts.presence.again();
    if (this.parts.snapshot.chat.contacts) void bestEffort(this.parts.contacts.load());
  }

  #noteEvent(event: SocketEvent): void {
    this.parts.contacts.note(event);
    if (event.channel === 'messages') {
      if (event.type === 'hidden') this.parts.history.outdate(event.data.conversationId);
      else this.parts.history.note(event.data.conversationId, event.data.messages);
    }
    if (event.channel === 'typing' && event.type === 'started') {
      this.#typingExpiry.started(event.data.conversationId, event.data.userId);
    }
  }

  #tell(event: SocketEvent, before: ChatState): void {
    if (event.channel === 'messages' && event.type === 'changed') {
      this.events.emit('changed', event.data.messages);
    }
    if (event.channel === 'conversations' && event.type === 'gone') {
      this.#tellGone(before, event.data.conversationId, event.data.reason);
    }
  }

  #tellGone(before: ChatState, conversationId: string, reason: ChatEvents['gone']['reason']): void {
    const known = before.conversations[conversationId];
    if (known) this.events.emit('gone', { conversation: known.summary, reason });
  }

  #noteAnswer({ changed, hidden }: SyncAnswer): void {
    for (const { conversation, recovered, messages } of changed) {
      if (recovered) this.parts.history.note(conversation.id, messages);
      else this.parts.history.outdate(conversation.id);
      this.#confirmDelivery(conversation.id);
    }
    this.#loadMissingLast(hidden.map(({ conversationId }) => conversationId));
  }

  #arrived(messages: readonly Message[]): void {
    const { me } = this.parts.snapshot.chat;
    const mine = messages.filter(({ senderId }) => senderId === me);
    this.parts.outbox.arrived(mine.map(({ clientId }) => clientId));
    this.parts.outbox.review();
    for (const conversationId of new Set(messages.map((message) => message.conversationId))) {
      this.#confirmDelivery(conversationId);
      this.#trim(conversationId);
    }
    // A listener that throws is no reason to leave the other messages alone.
    for (const message of messages) {
      queueMicrotask(() => {
        this.events.emit('message', message);
      });
    }
  }

  /** What was read has been delivered too, and large conversations keep no account of it. */
  #confirmDelivery(conversationId: string): void {
    const known = this.known(conversationId);
    if (!known || known.summary.memberCount > LIMITS.receiptMembers) return;
    const { lastSeq, me, watermarks } = known.summary;
    const own = watermarks.find(({ userId }) => userId === this.parts.snapshot.chat.me);
    if (lastSeq > Math.max(me.readSeq, own?.deliveredSeq ?? 0))
      this.parts.deliveries.report(conversationId, lastSeq);
  }

  /** What nobody looks at does not grow without end. */
  #trim(conversationId: string): void {
    const known = this.known(conversationId);
    if (!known || this.opened.has(conversationId)) return;
    const held = known.ranges.reduce((sum, { messages }) => sum + messages.length, 0);
    if (held > 2 * TAIL_KEPT) this.keepTail(conversationId);
  }

  #loadMissingLast(ids: readonly string[]): void {
    for (const id of ids) {
      const known = this.known(id);
      if (known && missesLast(known)) void bestEffort(this.parts.history.loadTail(id));
    }
  }

  #setDiscretion(user: Me): void {
    const { chat } = this.parts.snapshot;
    const discreet = isDiscreet(user);
    if (user.id !== chat.me || chat.discreet === discreet) return;
    this.parts.snapshot.setChat(withDiscretion(chat, discreet));
    if (!discreet) this.#live.missed();
  }

  #reset(chat: ChatState): void {
    this.#live.clear();
    this.parts.clear();
    this.#typingExpiry.clear();
    this.opened.clear();
    this.parts.snapshot.update({ chat, synced: false, ready: 'nothing' });
  }
}

function isDiscreet({ settings }: Me): boolean {
  return !settings.readReceipts;
}

export function endError(reason: EndReason): ParleyError {
  const revoked = reason === 'SESSION_REVOKED';
  return new ParleyError({
    code: revoked ? 'SESSION_REVOKED' : 'UNAVAILABLE',
    status: revoked ? 401 : 503,
    message: reason === 'STOPPED' ? 'The chat was stopped.' : DISCONNECT_REASONS[reason].message,
    retryable: false,
  });
}
