import { ConversationRef, type Frame, PeopleWatched } from '@parley/contracts';

/**
 * What the members of one connection have open and watch. The server knows the connection only, so one member's end of
 * interest is told to it when no other member is interested.
 */
export class SharedInterests {
  readonly #opened = new Interest();
  readonly #watched = new Interest();

  /** What to send in the place of a member's frame; null where the server must not hear of it. */
  note(member: string, frame: Frame): Frame | null {
    const ids = idsIn(frame);
    if (ids.length === 0) return frame;
    switch (`${frame.channel}/${frame.action}`) {
      case 'conversations/open':
        this.#opened.begin(member, ids);
        return frame;
      case 'conversations/close':
        return this.#opened.end(member, ids).length > 0 ? frame : null;
      case 'presence/watch':
        this.#watched.begin(member, ids);
        return frame;
      case 'presence/unwatch':
        return unwatching(this.#watched.end(member, ids));
      default:
        return frame;
    }
  }

  /** A member has gone: what to tell the server. */
  leave(member: string): Frame[] {
    const closed = this.#opened.endAll(member).map((conversationId) => ({
      channel: 'conversations',
      action: 'close',
      data: { conversationId },
    }));
    const unwatched = unwatching(this.#watched.endAll(member));
    return unwatched ? [...closed, unwatched] : closed;
  }
}

/** Who is interested in what. */
class Interest {
  readonly #members = new Map<string, Set<string>>();

  begin(member: string, ids: readonly string[]): void {
    for (const id of ids) this.#members.set(id, (this.#members.get(id) ?? new Set()).add(member));
  }

  /** Answers what nobody is interested in any more. */
  end(member: string, ids: readonly string[]): string[] {
    return ids.filter((id) => {
      const members = this.#members.get(id);
      members?.delete(member);
      if (members && members.size > 0) return false;
      this.#members.delete(id);
      return true;
    });
  }

  endAll(member: string): string[] {
    const theirs = [...this.#members].filter(([, members]) => members.has(member));
    return this.end(
      member,
      theirs.map(([id]) => id),
    );
  }
}

const unwatching = (userIds: string[]): Frame | null =>
  userIds.length > 0 ? { channel: 'presence', action: 'unwatch', data: { userIds } } : null;

function idsIn({ data }: Frame): string[] {
  const conversation = ConversationRef.safeParse(data);
  if (conversation.success) return [conversation.data.conversationId];
  const people = PeopleWatched.safeParse(data);
  return people.success ? people.data.userIds : [];
}
