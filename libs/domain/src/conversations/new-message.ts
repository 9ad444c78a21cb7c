import { createHash } from 'node:crypto';
import { type MessageDraft } from '@parley/contracts';

/** A message on its way to the writer. */
export interface NewMessage {
  readonly conversationId: string;
  readonly senderId: string;
  readonly draft: MessageDraft;
  /** Tells a retry from another message under the same clientId. */
  readonly fingerprint: string;
}

export function newMessage(senderId: string, conversationId: string, draft: MessageDraft): NewMessage {
  const fingerprint = createHash('sha256').update(conversationId).update(JSON.stringify(draft)).digest('hex');
  return { conversationId, senderId, draft, fingerprint };
}
