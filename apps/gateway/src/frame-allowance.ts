import { LIMITS } from '@parley/contracts';
import { type Clock } from '@parley/infra';
import { TokenBucket } from './token-bucket.ts';

const BURST_SECONDS = LIMITS.frames.burst / LIMITS.frames.perSecond;

/** How much one client may send: beyond its rate frames are refused, and a client that ignores that is cut off. */
export class FrameAllowance {
  private readonly frames: TokenBucket;
  private readonly refusals: TokenBucket;

  constructor(
    private readonly clock: Clock,
    perSecond: number,
  ) {
    const now = this.now();
    const { framesRefused } = LIMITS;
    this.frames = new TokenBucket(BURST_SECONDS * perSecond, perSecond, now);
    this.refusals = new TokenBucket(framesRefused.burst, framesRefused.perSecond, now);
  }

  judge(): 'accept' | 'refuse' | 'cut' {
    const now = this.now();
    if (this.frames.take(now)) return 'accept';
    return this.refusals.take(now) ? 'refuse' : 'cut';
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
