import { type ConversationSummary, type KnownConversation, type MessageList } from '@parley/client';
import { type User } from '@parley/contracts';
import { type Edge } from './use-pages.ts';
import { type Reached } from './ticks.ts';

/** What the rows are drawn from, beside themselves. */
export interface ListContext {
  readonly known: KnownConversation;
  readonly summary: ConversationSummary;
  readonly list: MessageList;
  readonly users: Readonly<Record<string, User>>;
  readonly me: string;
  readonly reached: Reached;
  readonly look: 'bubble' | 'post';
  readonly showsSender: boolean;
  readonly mayReact: boolean;
  readonly pinned: ReadonlySet<number>;
  readonly highlighted: number | null;
  readonly selected: ReadonlyMap<number, unknown> | null;
  /** The row that Tab leads to. */
  readonly tabbable: string | undefined;
  readonly failed: Readonly<Record<Edge, boolean>>;
  readonly load: (edge: Edge) => void;
}
