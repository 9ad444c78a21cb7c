import { Injectable } from '@nestjs/common';
import { type MessageAccepted, type MessageDraft } from '@parley/contracts';
import { type Principal } from '../accounts/principal.ts';
import { MessageWriter } from './message-writer.ts';
import { newMessage } from './new-message.ts';

/** Sending. All that is to be decided is decided by the writer, so that what one person sends keeps its order. */
@Injectable()
export class Messages {
  constructor(private readonly writer: MessageWriter) {}

  /** Resolves when the message is committed. Sent again, it gives what the first time gave, whatever has happened since. */
  send({ userId }: Principal, conversationId: string, draft: MessageDraft): Promise<MessageAccepted> {
    return this.writer.write(newMessage(userId, conversationId, draft));
  }
}
