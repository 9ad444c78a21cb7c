import { Inject, Injectable } from '@nestjs/common';
import { type PersonalEvent } from '@parley/contracts';
import { Announcements, Conversations, RUNTIME, type Runtime, Sync } from '@parley/domain';
import { planted } from '@parley/infra';
import { type ParleySocket } from './connection.ts';
import { tell } from './tell.ts';
import { TopicFeeds } from './topic-feeds.ts';

interface Listening {
  /** Conversations that the person is in. */
  readonly joined: Set<string>;
  /** Of these, the ones that the client shows, and so hears who is typing in. */
  readonly opened: Set<string>;
  /** Those that the person went out of while the list was being looked up, which may still have them. */
  readonly goneMeanwhile: Set<string>;
}

/**
 * Brings people what happens in their conversations. Who is in which is looked up once for each client and kept right by
 * the person's own events, which travel the same way as the messages do: nothing that was published after somebody's
 * removal overtakes the news of it.
 */
@Injectable()
export class ConversationFeed {
  private readonly feeds: TopicFeeds<'conversation'>;
  private readonly listening = new Map<ParleySocket, Listening>();
  /** The newest version of each conversation that was heard of here. */
  private readonly heard = new Map<string, number>();

  constructor(
    private readonly conversations: Conversations,
    private readonly sync: Sync,
    announcements: Announcements,
    @Inject(RUNTIME) private readonly runtime: Runtime,
  ) {
    this.feeds = new TopicFeeds('conversation', announcements, runtime.log, (sockets, events, id) =>
      this.deliver(sockets, events, id),
    );
  }

  /** To be called before the handshake is answered, after the person's own events are followed. */
  async follow(socket: ParleySocket): Promise<void> {
    this.listening.set(socket, { joined: new Set(), opened: new Set(), goneMeanwhile: new Set() });
    socket.conn.once('close', () => this.leaveAll(socket));
    await this.joinAll(socket);
  }

  /** Takes note of a person's own event, before it is passed on. */
  apply(sockets: Iterable<ParleySocket>, { channel, type, data }: PersonalEvent): void {
    if (channel !== 'conversations') return;
    if (type === 'joined') for (const socket of sockets) void this.joinLater(socket, data.id);
    if (type === 'gone' && !planted('stale-membership'))
      for (const socket of sockets) this.leave(socket, data.conversationId);
  }

  /** After a gap: who was removed meanwhile must get nothing more, so all are out until they have been looked up. */
  async reload(socket: ParleySocket): Promise<void> {
    const known = this.listening.get(socket);
    if (!known) return;
    for (const id of [...known.joined]) this.leave(socket, id);
    await this.joinAll(socket);
  }

  isIn(socket: ParleySocket, conversationId: string): boolean {
    return this.listening.get(socket)?.joined.has(conversationId) ?? false;
  }

  open(socket: ParleySocket, conversationId: string): void {
    if (this.isIn(socket, conversationId)) this.listening.get(socket)?.opened.add(conversationId);
  }

  close(socket: ParleySocket, conversationId: string): void {
    this.listening.get(socket)?.opened.delete(conversationId);
  }

  /** The conversations of everybody who is connected here. */
  get ids(): string[] {
    return this.feeds.ids;
  }

  /** Tells those in a conversation its version, unless they must have heard of it from here. */
  remind(id: string, version: number): void {
    const heard = this.heard.get(id);
    this.heard.set(id, Math.max(version, heard ?? 0));
    if (heard !== undefined && heard >= version) return;
    const event: PersonalEvent = {
      channel: 'conversations',
      type: 'versions',
      data: { items: [[id, version]] },
    };
    tell(this.feeds.socketsOf(id), [event]);
  }

  /** Who is connected here, and in how many conversations each of them is as far as is known. */
  get listeners(): { socket: ParleySocket; conversations: number }[] {
    return [...this.listening]
      .filter(([{ connected }]) => connected)
      .map(([socket, { joined }]) => ({ socket, conversations: joined.size }));
  }

  /** Makes up for news of the person's comings and goings that never came here, and has the client look for itself. */
  async correct(socket: ParleySocket): Promise<void> {
    const known = this.listening.get(socket);
    if (!known || planted('stale-membership')) return;
    const { joined, goneMeanwhile } = known;
    const before = { joined: new Set(joined), gone: new Set(goneMeanwhile) };
    const ids = new Set(await this.conversations.idsOf(socket.data.identity));
    const isNews = (id: string) => goneMeanwhile.has(id) && !before.gone.has(id);
    const out = [...before.joined].filter((id) => joined.has(id) && !ids.has(id));
    const into = [...ids].filter((id) => !joined.has(id) && !isNews(id));
    for (const id of out) this.leave(socket, id);
    await Promise.all(into.map((id) => this.join(socket, id)));
    if (out.length + into.length > 0) tell([socket], [{ channel: 'session', type: 'missed', data: {} }]);
  }

  private async joinAll(socket: ParleySocket): Promise<void> {
    const known = this.listening.get(socket);
    if (!known) return;
    known.goneMeanwhile.clear();
    const ids = await this.conversations.idsOf(socket.data.identity);
    await Promise.all(ids.filter((id) => !known.goneMeanwhile.has(id)).map((id) => this.join(socket, id)));
  }

  private async join(socket: ParleySocket, id: string): Promise<void> {
    // A client that has gone meanwhile is not listening any more.
    const known = this.listening.get(socket);
    if (!known) return;
    known.joined.add(id);
    await this.feeds.add(id, socket);
  }

  /** What happens before the subscription is in force is not heard; the version that comes after it tells of it. */
  private async joinLater(socket: ParleySocket, id: string): Promise<void> {
    try {
      await this.join(socket, id);
      const items = [...(await this.sync.versionsOf([id]))];
      tell([socket], [{ channel: 'conversations', type: 'versions', data: { items } }]);
    } catch (error) {
      this.runtime.log.warn({ err: error }, 'a client could not follow a conversation and has to come back');
      socket.disconnect(true);
    }
  }

  private leave(socket: ParleySocket, id: string): void {
    const known = this.listening.get(socket);
    known?.goneMeanwhile.add(id);
    known?.joined.delete(id);
    known?.opened.delete(id);
    this.remove(socket, id);
  }

  private leaveAll(socket: ParleySocket): void {
    const known = this.listening.get(socket);
    this.listening.delete(socket);
    for (const id of known?.joined ?? []) this.remove(socket, id);
  }

  private remove(socket: ParleySocket, id: string): void {
    this.feeds.remove(id, socket);
    if (this.feeds.socketsOf(id).size === 0) this.heard.delete(id);
  }

  private deliver(sockets: ReadonlySet<ParleySocket>, events: readonly PersonalEvent[], id: string): void {
    for (const { data } of events) {
      if ('version' in data) this.heard.set(id, Math.max(data.version, this.heard.get(id) ?? 0));
    }
    const lasting = events.filter(({ channel }) => channel !== 'typing');
    if (lasting.length === events.length) {
      tell(sockets, events);
      return;
    }
    const isShown = (socket: ParleySocket) => this.listening.get(socket)?.opened.has(id) ?? false;
    tell([...sockets].filter(isShown), events);
    tell(
      [...sockets].filter((socket) => !isShown(socket)),
      lasting,
    );
  }
}
