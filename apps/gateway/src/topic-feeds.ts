import { type FamilyPayload, type TopicFamily } from '@parley/contracts';
import { type Announcements } from '@parley/domain';
import { type Log, type Subscription } from '@parley/infra';
import { type ParleySocket } from './connection.ts';

interface Feed {
  readonly sockets: Set<ParleySocket>;
  readonly subscription: Promise<Subscription>;
}

/** Topics of one family, each subscribed to while at least one client here listens to it. */
export class TopicFeeds<F extends TopicFamily> {
  private readonly feeds = new Map<string, Feed>();

  constructor(
    private readonly family: F,
    private readonly announcements: Announcements,
    private readonly log: Log,
    private readonly deliver: (
      sockets: ReadonlySet<ParleySocket>,
      payload: FamilyPayload<F>,
      id: string,
    ) => void,
  ) {}

  /** Resolves when the subscription is in force. */
  async add(id: string, socket: ParleySocket): Promise<void> {
    const feed = this.feeds.get(id) ?? this.open(id);
    feed.sockets.add(socket);
    try {
      await feed.subscription;
    } catch (error) {
      this.remove(id, socket);
      throw error;
    }
  }

  remove(id: string, socket: ParleySocket): void {
    const feed = this.feeds.get(id);
    if (!feed?.sockets.delete(socket) || feed.sockets.size > 0) return;
    this.feeds.delete(id);
    feed.subscription
      .then((subscription) => subscription.unsubscribe())
      .catch((error: unknown) =>
        this.log.warn({ err: error, family: this.family }, 'a feed could not be closed'),
      );
  }

  has(id: string, socket: ParleySocket): boolean {
    return this.feeds.get(id)?.sockets.has(socket) ?? false;
  }

  get ids(): string[] {
    return [...this.feeds.keys()];
  }

  socketsOf(id: string): ReadonlySet<ParleySocket> {
    return this.feeds.get(id)?.sockets ?? new Set();
  }

  private open(id: string): Feed {
    const sockets = new Set<ParleySocket>();
    const subscription = this.announcements.subscribeTo(this.family, id, (payload) =>
      this.deliver(sockets, payload, id),
    );
    const feed: Feed = { sockets, subscription };
    this.feeds.set(id, feed);
    return feed;
  }
}
