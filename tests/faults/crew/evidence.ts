import { type Message } from '@parley/contracts';

/** What is known of one try. `unknown`: no answer, or one that leaves open whether the message was written. */
export type Outcome =
  | { readonly kind: 'ok'; readonly seq: number | null }
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'unknown'; readonly code: string };

/** One message that somebody wanted to send, however often they tried. Times are of one clock, in milliseconds. */
export interface Send {
  readonly conversationId: string;
  readonly senderId: string;
  readonly clientId: string;
  readonly text: string;
  readonly invokedAt: number;
  readonly ackedAt: number | null;
  readonly outcomes: readonly Outcome[];
}

/** Somebody's client was told of a message, as news. */
export interface Sighting {
  readonly client: string;
  readonly userId: string;
  readonly conversationId: string;
  readonly seq: number;
  readonly clientId: string;
  readonly at: number;
}

/** A conversation as one client has it in the end, and the seqs in the order in which it told its program of them. */
export interface View {
  readonly client: string;
  readonly conversationId: string;
  readonly version: number;
  readonly messages: readonly Message[];
  readonly told: readonly number[];
}

export interface History {
  readonly conversationId: string;
  readonly version: number;
  readonly messages: readonly Message[];
}

/** From its acknowledgement on nothing may reach the person; or nothing of the person, where they were blocked. */
export interface Act {
  readonly kind: 'removed' | 'banned' | 'blocked';
  readonly conversationId: string;
  readonly userId: string;
  readonly ackedAt: number;
}

/** Somebody looked for a message that had been acknowledged. */
export interface Reading {
  readonly conversationId: string;
  readonly seq: number;
  readonly clientId: string;
  readonly found: boolean;
}

/** What a process holds once all is calm. */
export interface Holding {
  readonly process: string;
  readonly residentBytes: number;
  readonly unsentBytes: number;
  readonly jobsWaiting: number;
}

/** How long it took until all was well again; null where it never was. */
export interface Recovery {
  readonly of: string;
  readonly tookMs: number | null;
}

/** All that the checker goes by. */
export interface Evidence {
  readonly sends: readonly Send[];
  readonly histories: readonly History[];
  readonly views: readonly View[];
  readonly sightings: readonly Sighting[];
  readonly acts: readonly Act[];
  readonly readings: readonly Reading[];
  readonly holdings: readonly Holding[];
  readonly recoveries: readonly Recovery[];
  /** Requests that were answered as if by a mistake of the server's. */
  readonly blunders: readonly string[];
}

export const NO_EVIDENCE: Evidence = {
  sends: [],
  histories: [],
  views: [],
  sightings: [],
  acts: [],
  readings: [],
  holdings: [],
  recoveries: [],
  blunders: [],
};
