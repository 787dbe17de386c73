import type { Instant } from '../../../domain/instant.ts';

/**
 * Runs the work with `Date.now` giving virtual time. The circuit breaker's library reads it directly, and would
 * otherwise stay open for real seconds. Safe because a simulated day never lets go of the event loop: nothing but the
 * simulation can see the other time.
 */
export async function withVirtualDate<Result>(now: () => Instant, work: () => Promise<Result>): Promise<Result> {
  const real = Date.now;
  Date.now = now;
  try {
    return await work();
  } finally {
    Date.now = real;
  }
}
