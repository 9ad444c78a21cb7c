import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Id } from '@parley/contracts';
import { type SessionEntity } from '@parley/database';
import { Keys, sameSecret } from '../runtime/keys.ts';

/** For this long a token that was exchanged may be shown again, as when the answer got lost. */
const RETRY_MS = 10_000;
/** How many rotations back a retry may lie; more would have to happen within `RETRY_MS`. */
const REMEMBERED_ROTATIONS = 8;

type Verdict =
  /** The one that counts: rotate. */
  | 'current'
  /** Exchanged moments ago: answer with the one that counts now. */
  | 'retried'
  /** Exchanged long ago: somebody else has it. */
  | 'reused'
  /** Not ours. */
  | 'unknown';

/**
 * Refresh tokens are numbered within their session: number g is an HMAC over the session, g and the session's salt. No token
 * is stored, not even hashed; every one that ever existed is recognised, however old, at the cost of no row.
 */
@Injectable()
export class RefreshTokens {
  constructor(private readonly keys: Keys) {}

  /** What a new session starts with. */
  firstOf(): Pick<SessionEntity, 'salt' | 'generation' | 'rotations'> {
    return { salt: randomBytes(32).toString('hex'), generation: 1, rotations: [] };
  }

  /** The token that counts. */
  of(session: SessionEntity): string {
    return this.make(session, session.generation);
  }

  sessionIdOf(token: string): string | null {
    return parse(token)?.sessionId ?? null;
  }

  /** Whether it was ever a token of the session. */
  belongs(token: string, session: SessionEntity): boolean {
    const parts = parse(token);
    return (
      parts?.sessionId === session.id &&
      parts.generation <= session.generation &&
      sameSecret(token, this.make(session, parts.generation))
    );
  }

  judge(token: string, session: SessionEntity, now: Date): Verdict {
    const generation = parse(token)?.generation;
    if (generation === undefined || !this.belongs(token, session)) return 'unknown';
    if (generation === session.generation) return 'current';
    const rotation = session.rotations.find((candidate) => candidate.generation === generation);
    return rotation && now.getTime() - rotation.at <= RETRY_MS ? 'retried' : 'reused';
  }

  rotate(session: SessionEntity, now: Date): void {
    const rotation = { generation: session.generation, at: now.getTime() };
    session.rotations = [...session.rotations, rotation].slice(-REMEMBERED_ROTATIONS);
    session.generation += 1;
  }

  private make({ id, salt }: SessionEntity, generation: number): string {
    return `${id}-${generation}-${this.keys.token('refresh-token', id, String(generation), salt)}`;
  }
}

function parse(token: string): { sessionId: string; generation: number } | null {
  const match = /^([0-9A-Z]{26})-([1-9][0-9]{0,8})-[\w-]{43}$/.exec(token);
  const [, sessionId, generation] = match ?? [];
  return Id.safeParse(sessionId).success && sessionId !== undefined
    ? { sessionId, generation: Number(generation) }
    : null;
}
