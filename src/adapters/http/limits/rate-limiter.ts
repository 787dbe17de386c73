import type { Context } from 'hono';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { HttpEnvironment } from '../http-environment.ts';
import type { RateLimitSettings } from '../http-settings.ts';
import { HttpProblem, retryAfterHeader } from '../problems/http-problem.ts';
import { type TokenBucket, takeToken } from './token-bucket.ts';

/**
 * Limits how often one student may send. In this process's memory, for a bounded number of students: whoever was quiet
 * longest is forgotten first, and starts with a full bucket again.
 */
export class RateLimiter {
  readonly #clock: Clock;
  readonly #settings: RateLimitSettings;
  readonly #buckets = new Map<string, TokenBucket>();

  constructor(clock: Clock, settings: RateLimitSettings) {
    this.#clock = clock;
    this.#settings = settings;
  }

  /** Lets the student's request pass, or throws the problem that says when to come back; sets the standard headers. */
  admit(context: Context<HttpEnvironment>, studentId: string): void {
    const { burst, refillIn, students } = this.#settings;
    const { bucket, taken, wait } = takeToken(this.#buckets.get(studentId), this.#settings, this.#clock.now());
    // Put last: a Map keeps the order of insertion, so the first one was quiet longest.
    this.#buckets.delete(studentId);
    this.#buckets.set(studentId, bucket);
    for (const quiet of this.#buckets.keys()) {
      if (this.#buckets.size <= students) break;
      this.#buckets.delete(quiet);
    }
    // Source: draft-ietf-httpapi-ratelimit-headers-10.
    const window = Math.ceil(refillIn / 1000);
    context.header('ratelimit-policy', `"student";q=${burst};w=${window}`);
    context.header('ratelimit', `"student";r=${Math.floor(bucket.tokens)};t=${Math.ceil(wait / 1000)}`);
    if (taken) return;
    const seconds = Math.max(1, Math.ceil(wait / 1000));
    throw new HttpProblem(
      'rate_limited',
      `You may send ${burst} requests in ${window} seconds. Nothing was stored; send this again in ${seconds} seconds.`,
      { headers: retryAfterHeader(wait) },
    );
  }
}
