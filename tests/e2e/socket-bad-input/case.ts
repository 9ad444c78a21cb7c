import { type ErrorCode } from '@parley/contracts';
import { type Scene } from './scene.ts';

/** Something that a signed-in client sends, that must be refused, and how. */
export interface BadFrame {
  readonly what: string;
  /** What is emitted: a name, and what goes with it. */
  readonly emits: (scene: Scene) => readonly [name: string, ...args: unknown[]];
  /** Nobody asked for an acknowledgement, so the answer comes as an event. */
  readonly unacknowledged?: true;
  readonly code: ErrorCode;
  /** The field that the answer must point at, or a field inside it. */
  readonly field?: string;
}

export function frame(
  channel: string,
  action: string,
  data?: unknown,
): readonly [name: string, frame: object] {
  return ['frame', { channel, action, ...(data === undefined ? {} : { data }) }];
}

/** What JSON says and JavaScript does not, such as a key that is `__proto__`. */
export function fromJson(text: string): unknown {
  return JSON.parse(text);
}

export function shown(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 40);
}
