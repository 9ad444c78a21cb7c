export { CacheFullError, type CachePart, type CacheRows, type ChatCache } from './chat/chat-cache.ts';
export { type ChatEvents } from './chat/chat-engine.ts';
export { type ChatOptions } from './chat/chat-parts.ts';
export { ChatStore } from './chat/chat-store.ts';
export { MemoryOutboxStorage, type OutboxEntry, type OutboxStorage } from './chat/outbox-storage.ts';
export { type PendingMessage } from './chat/outbox.ts';
export { reduce } from './chat/reducer.ts';
export * from './chat/selectors.ts';
export { type ChatSnapshot } from './chat/snapshot.ts';
export {
  type ChatState,
  type Contacts,
  type ConversationSummary,
  type KnownConversation,
} from './chat/state.ts';
export { type CallOptions, type Fetch } from './http.ts';
export { type Exclusively } from './locks.ts';
export { ParleyClient, type ParleyClientOptions } from './parley-client.ts';
export { ParleyError, type ParleyErrorCode } from './parley-error.ts';
export { createPkce, type Pkce } from './pkce.ts';
export { type SessionEvents, type SignedOutReason, type TokenDelivery } from './session.ts';
export { MemoryTokenStore, type TokenStore } from './token-store.ts';
export { type ConnectionStatus, type EndReason } from './socket/connection.ts';
export { openSocketIoLazily } from './socket/lazy-transport.ts';
export { openSocketIo } from './socket/socket-io.ts';
export { type OpenTransport, type Transport, type TransportListener } from './socket/transport.ts';
export { browserTabs } from './tabs/browser-tabs.ts';
export { shareAmongTabs } from './tabs/share-among-tabs.ts';
export { type TabPlatform } from './tabs/tab-platform.ts';
