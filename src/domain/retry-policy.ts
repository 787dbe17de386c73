import type { Milliseconds } from './instant.ts';

/** Exponential backoff with full jitter. */
export interface RetryPolicy {
  readonly maxAttempts: number;
  readonly firstDelay: Milliseconds;
  readonly maxDelay: Milliseconds;
}

/**
 * How long to wait before the next attempt.
 * @param attempt the attempt that just failed, from 1
 * @param random a number in [0, 1)
 * @param retryAfter the least wait that the other side asked for, if it did
 */
export function backoffDelay(
  policy: RetryPolicy,
  attempt: number,
  random: number,
  retryAfter: Milliseconds | null = null,
): Milliseconds {
  const ceiling = Math.min(policy.maxDelay, policy.firstDelay * 2 ** (attempt - 1));
  const jittered = Math.round(ceiling * (0.5 + random / 2));
  return Math.max(jittered, retryAfter ?? 0);
}
