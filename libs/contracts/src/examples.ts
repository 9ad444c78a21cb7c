/** The people and things of the examples in documents; they all belong to one story. */

export const ADA = {
  id: '01JD3V6W7Y8Z9A0B1C2D3E4F5G',
  username: 'ada.lovelace',
  displayName: 'Ada Lovelace',
  about: 'Notes on the Analytical Engine.',
  avatarUrl: '/api/avatars/9f86d081884c7d659a2feaa0c55ad015',
};

export const GRACE = {
  id: '01JD3V9F3M5T7W2XQKZB8RHN4C',
  username: 'grace.hopper',
  displayName: 'Grace Hopper',
  about: 'Nanoseconds by the foot.',
  avatarUrl: null,
};

export const CONVERSATION_ID = '01JD3VC4N2H6J8K0M3P5Q7R9ST';
const AT = '2026-11-20T09:30:00.000Z';

export const DRAFT = { clientId: '0b8f6a52-8f0e-4c0f-9a3b-0d7b3a1c2e4f', text: 'Good morning!' };

export const ACCEPTED = { conversationId: CONVERSATION_ID, seq: 42, version: 57, createdAt: AT };

export const MESSAGE = {
  ...ACCEPTED,
  senderId: ADA.id,
  ...DRAFT,
  note: null,
  replyTo: null,
  forwardedFrom: null,
  mentions: [],
  mentionsEveryone: false,
  reactions: [],
  editedAt: null,
  deletedAt: null,
};

export const REACTION = { emoji: '👍', count: 1, userIds: [GRACE.id] };

/** Somebody has reacted to it, which is one change more. */
export const MESSAGE_REACTED_TO = { ...MESSAGE, version: 58, reactions: [REACTION] };

export const WATERMARK = { userId: GRACE.id, deliveredSeq: 42, readSeq: 41 };

export const CONVERSATION_INFO = {
  id: CONVERSATION_ID,
  kind: 'group',
  visibility: 'private',
  posting: 'everyone',
  title: 'Harbour walk',
  description: 'Sundays at ten, by the lighthouse.',
  createdAt: '2026-11-02T18:00:00.000Z',
  version: 57,
  lastSeq: 42,
  memberCount: 2,
  pinnedSeqs: [3],
};

export const MEMBERSHIP = {
  role: 'owner',
  joinedAt: '2026-11-02T18:00:00.000Z',
  readSeq: 42,
  unread: 0,
  unreadMentions: 0,
  markedUnread: false,
  mutedUntil: null,
  pinned: true,
  archived: false,
};

export const MEMBER = { user: GRACE, role: 'member', joinedAt: '2026-11-02T18:00:00.000Z' };

export const CONVERSATION = {
  ...CONVERSATION_INFO,
  me: MEMBERSHIP,
  peer: null,
  lastMessage: MESSAGE,
  watermarks: [WATERMARK],
  users: [ADA],
};
