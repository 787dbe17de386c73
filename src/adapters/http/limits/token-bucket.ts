import type { Instant, Milliseconds } from '../../../domain/instant.ts';

/** A token bucket: full at first, emptied by use, refilled evenly. Immutable, so that a store can keep it as data. */
export interface TokenBucket {
  readonly tokens: number;
  readonly at: Instant;
}

/** How much a bucket holds and how quickly it fills. */
export interface BucketSize {
  readonly burst: number;
  readonly refillIn: Milliseconds;
}

/** What taking one token came to. */
export interface Take {
  readonly bucket: TokenBucket;
  readonly taken: boolean;
  /** Time until a token is there again; 0 while some are left. */
  readonly wait: Milliseconds;
}

/** Takes one token if there is one. */
export function takeToken(bucket: TokenBucket | undefined, size: BucketSize, now: Instant): Take {
  const perMillisecond = size.burst / size.refillIn;
  const held = bucket === undefined ? size.burst : bucket.tokens + (now - bucket.at) * perMillisecond;
  const tokens = Math.min(size.burst, held);
  const taken = tokens >= 1;
  const left = taken ? tokens - 1 : tokens;
  return { bucket: { tokens: left, at: now }, taken, wait: left >= 1 ? 0 : (1 - left) / perMillisecond };
}
