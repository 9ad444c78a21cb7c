import { type SocketEvent } from '@parley/contracts';
import { type ChatState } from './state.ts';

export type EventOf<Channel extends SocketEvent['channel']> = Extract<SocketEvent, { channel: Channel }>;
export type DataOf<Channel extends SocketEvent['channel'], Type extends EventOf<Channel>['type']> = Extract<
  EventOf<Channel>,
  { type: Type }
>['data'];

export interface Outcome {
  readonly state: ChatState;
  /** Conversations of which something came before this event that is not known. The event was not applied. */
  readonly missed: readonly string[];
  /** Conversations of which the event was applied, but does not tell all that follows from it: ask how they stand. */
  readonly unsure: readonly string[];
}

export function settled(state: ChatState, unsure: readonly string[] = []): Outcome {
  return { state, missed: [], unsure };
}

export function tooEarly(state: ChatState, conversationId: string): Outcome {
  return { state, missed: [conversationId], unsure: [] };
}
