import { type ErrorCode } from '@parley/contracts';

/** A request that must be refused, and how. */
export interface BadCase {
  readonly what: string;
  readonly method: string;
  readonly path: string;
  /** JSON text, bytes, or what becomes JSON. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Whose token it carries: the test's own person unless said. */
  readonly as?: 'person' | 'admin' | 'nobody';
  readonly code: ErrorCode;
  /** The field that the answer must point at. */
  readonly field?: string;
}

export const raw = (text: string) => new TextEncoder().encode(text);
