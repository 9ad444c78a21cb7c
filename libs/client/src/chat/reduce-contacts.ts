import { withEntries, withEntry, without } from './by-id.ts';
import { type EventOf } from './outcome.ts';
import { type ChatState, type Contacts } from './state.ts';
import { withUsers } from './users.ts';

/** Contacts that nobody asked for are not kept. */
export function reduceContacts(state: ChatState, event: EventOf<'contacts'>): ChatState {
  const { contacts } = state;
  if (!contacts) return state;
  switch (event.type) {
    case 'interest-received':
    case 'interest-sent': {
      const interests = withEntry(contacts.interests, event.data.id, event.data);
      return withUsers({ ...state, contacts: { ...contacts, interests } }, [event.data.user]);
    }
    case 'interest-gone': {
      const interests = without(contacts.interests, [event.data.interestId]);
      return { ...state, contacts: { ...contacts, interests } };
    }
    case 'friend-added': {
      const { user } = event.data;
      const friends = withEntry(contacts.friends, user.id, event.data);
      return withUsers({ ...state, contacts: { ...contacts, friends } }, [user]);
    }
    case 'friend-removed': {
      const friends = without(contacts.friends, [event.data.userId]);
      return { ...state, contacts: { ...contacts, friends } };
    }
    case 'blocks-changed': {
      const { userId, blocked } = event.data;
      return { ...state, contacts: { ...contacts, blocked: marked(contacts.blocked, userId, blocked) } };
    }
  }
}

function marked(blocked: Contacts['blocked'], userId: string, on: boolean): Contacts['blocked'] {
  return on ? withEntries(blocked, [true as const], () => userId) : without(blocked, [userId]);
}
