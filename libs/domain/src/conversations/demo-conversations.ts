import { DEMO_DIRECTS } from './demo-direct-conversations.ts';
import { DEMO_GROUPS } from './demo-groups.ts';
import { type DemoConversation } from './demo-lines.ts';

/** What the demo people have said to each other over the last days. */
export const DEMO_CONVERSATIONS: readonly DemoConversation[] = [...DEMO_DIRECTS, ...DEMO_GROUPS];
