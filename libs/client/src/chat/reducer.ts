import { type SocketEvent } from '@parley/contracts';
import { type Outcome, settled } from './outcome.ts';
import { reduceContacts } from './reduce-contacts.ts';
import { reduceConversations } from './reduce-conversations.ts';
import { reduceMessages } from './reduce-messages.ts';
import { reducePresence } from './reduce-presence.ts';
import { reduceReceipts } from './reduce-receipts.ts';
import { reduceTyping } from './reduce-typing.ts';
import { type ChatState } from './state.ts';

/**
 * What is known after an event. Changes of a conversation are applied in the order of their versions: one that is known
 * already changes nothing, and one that comes too early is left alone and reported as `missed`.
 */
export function reduce(state: ChatState, event: SocketEvent): Outcome {
  switch (event.channel) {
    case 'session':
      return reduceSession(state, event.type);
    case 'contacts':
      return settled(reduceContacts(state, event));
    case 'conversations':
      return reduceConversations(state, event);
    case 'messages':
      return reduceMessages(state, event);
    case 'typing':
      return settled(reduceTyping(state, event));
    case 'presence':
      return settled(reducePresence(state, event));
    case 'receipts':
      return settled(reduceReceipts(state, event));
  }
}

/** These are for the connection and for the one who syncs; what is known stays the same. */
function reduceSession(
  state: ChatState,
  type: Extract<SocketEvent, { channel: 'session' }>['type'],
): Outcome {
  switch (type) {
    case 'closing':
    case 'error':
    case 'missed':
      return settled(state);
  }
}
