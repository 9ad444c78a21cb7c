/** Every length that both a schema and a column must agree on. Characters, unless the name says otherwise. */
export const LIMITS = {
  id: 26,
  username: { min: 3, max: 32 },
  displayName: { min: 1, max: 64 },
  about: 500,
  interestNote: 300,
  email: 254,
  phone: 16,
  password: { min: 10, max: 128 },
  locale: 35,
  device: 120,
  userAgent: 400,
  place: 80,
  ip: 45,
  searchQuery: { min: 2, max: 100 },
  page: { default: 30, max: 100 },
  /** Holds a name as it is sorted by: 192 characters of three bytes, in base64. */
  cursor: 1024,
  /** One-time tokens in links (e-mail confirmation, password reset) and codes that end a redirect. */
  opaqueToken: 128,
  refreshToken: 128,
  redirectPath: 200,
  accessToken: 2048,
  /** Names of channels and actions. */
  socketName: 40,
  conversationTitle: 80,
  conversationDescription: 500,
  messageText: 8000,
  emoji: 64,
  /** Different emoji on one message. */
  reactionKinds: 20,
  reactionUsersShown: 100,
  pinnedMessages: 50,
  mentionsPerMessage: 50,
  joinCode: 32,
  members: 10_000,
  membersAtOnce: 100,
  groupsPerPerson: 1000,
  /** Above this, a conversation tells nobody how far the others have read. */
  receiptMembers: 50,
  watchedAtOnce: 200,
  /** Whom one connection may watch altogether. */
  watched: 2000,
  syncConversations: 500,
  /** More missed messages than this in one conversation, and a client loads afresh. */
  syncMessages: 200,
  httpBodyBytes: 64 * 1024,
  jsonDepth: 12,
  /** A picture as it is sent; what is kept of it is far smaller. */
  pictureBytes: 8 * 1024 * 1024,
  /** So many pixels are unpacked at most: a small file can hold a picture that fills the memory. */
  picturePixels: 25_000_000,
  url: 2048,
  linkSiteName: 80,
  linkTitle: 200,
  linkDescription: 400,
  /** A larger frame is refused; the connection stays. */
  frameBytes: 64 * 1024,
  /** Above this it is not even read: the connection ends. */
  unreadableFrameBytes: 2 * 1024 * 1024,
  /** What one connection may send, unless the server is set otherwise. */
  frames: { burst: 200, perSecond: 50 },
  /** Refusals for sending more that are forgiven: enough for a client that sent a burst before it heard of the first one. */
  framesRefused: { burst: 1000, perSecond: 10 },
} as const;
