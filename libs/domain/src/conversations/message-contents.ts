import { Injectable } from '@nestjs/common';
import { AppError } from '@parley/contracts';
import { MemberEntity, MessageEntity, type MessageExtras, type Reader } from '@parley/database';
import { UserCards } from '../accounts/user-cards.ts';
import { mentionsInAll } from './mentions.ts';
import { type NewMessage } from './new-message.ts';

export interface Content {
  readonly text: string;
  readonly extras: MessageExtras;
}

/** A message that may be written. */
export interface PermittedMessage {
  readonly message: NewMessage;
  readonly mayCallEveryone: boolean;
  readonly lastSeq: number;
}

/** What is stored of what people send: what a forward brings along, whom a text names, what it answers. */
@Injectable()
export class MessageContents {
  constructor(private readonly cards: UserCards) {}

  /** In order; an `AppError` where a message speaks of what is not there. */
  async of(reader: Reader, permitted: readonly PermittedMessage[]): Promise<(Content | AppError)[]> {
    const mentions = await mentionsInAll(
      reader,
      permitted.map(({ message: { conversationId, draft } }) => ({ conversationId, text: draft.text ?? '' })),
    );
    const contents: (Content | AppError)[] = [];
    for (const [index, { message, mayCallEveryone, lastSeq }] of permitted.entries()) {
      const { text = '', replyTo, forward } = message.draft;
      if (replyTo !== undefined && replyTo > lastSeq) {
        contents.push(AppError.field('replyTo', 'There is no such message.'));
        continue;
      }
      const reply = replyTo === undefined ? {} : { replyTo };
      if (forward) {
        const source = await this.forwarded(reader, message.senderId, forward);
        contents.push(
          source
            ? { text: source.text, extras: { ...reply, forwardedFrom: source.from } }
            : AppError.field('forward', 'There is no such message.', 'NOT_FOUND'),
        );
        continue;
      }
      const { userIds = [], everyone = false } = mentions[index] ?? {};
      contents.push({
        text,
        extras: {
          ...reply,
          ...(userIds.length > 0 ? { mentions: userIds } : {}),
          // Whoever may not call everyone has written a word like any other.
          ...(everyone && mayCallEveryone ? { mentionsEveryone: true } : {}),
        },
      });
    }
    return contents;
  }

  /** A message that the person can read, and who wrote it first. */
  private async forwarded(
    reader: Reader,
    userId: string,
    { conversationId, seq }: { readonly conversationId: string; readonly seq: number },
  ): Promise<{ text: string; from: { userId: string; name: string } } | null> {
    const isMember = await reader.manager.existsBy(MemberEntity, { conversationId, userId, state: 'active' });
    const row = isMember && (await reader.manager.findOneBy(MessageEntity, { conversationId, seq }));
    if (!row || row.deletedAt || row.extras.note) return null;
    if (row.extras.forwardedFrom) return { text: row.text, from: row.extras.forwardedFrom };
    const [author] = await this.cards.of(reader, [row.senderId]);
    return { text: row.text, from: { userId: row.senderId, name: author?.displayName ?? '' } };
  }
}
