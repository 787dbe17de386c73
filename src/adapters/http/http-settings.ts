import type { Milliseconds } from '../../domain/instant.ts';
import type { WithdrawalRule } from '../../domain/lesson-feedback.ts';

/** How the HTTP API behaves. All times in milliseconds. */
export interface HttpSettings {
  /** Origins that a browser may call from, besides our own. */
  readonly corsOrigins: readonly string[];
  /** What one student may send; null for no limit. */
  readonly rateLimit: RateLimitSettings | null;
  readonly events: EventStreamSettings;
  /** How many votes take a lesson out of the library. */
  readonly withdrawal: WithdrawalRule;
  /** How long a part may take to show that it can be reached. */
  readonly readinessTimeout: Milliseconds;
}

/** A token bucket for each student. */
export interface RateLimitSettings {
  /** Requests that may be sent at once. */
  readonly burst: number;
  /** Time in which an empty bucket is full again. */
  readonly refillIn: Milliseconds;
  /** Students that are remembered; the one who was quiet longest is forgotten first. */
  readonly students: number;
}

/** How event streams look for news. */
export interface EventStreamSettings {
  /** Between two looks at the database while the request is queued or in work. */
  readonly pollEvery: Milliseconds;
  /** The same while it waits for the student or for the model. */
  readonly pollWaitingEvery: Milliseconds;
  /** After this long without an event a comment is sent, so that proxies keep the connection. */
  readonly heartbeatEvery: Milliseconds;
  /** Streams that one student may have open. */
  readonly streamsPerStudent: number;
}

/** Settings that suit a laptop and a service alike. */
export const DEFAULT_HTTP_SETTINGS: HttpSettings = {
  corsOrigins: [],
  rateLimit: { burst: 30, refillIn: 60_000, students: 100_000 },
  events: { pollEvery: 250, pollWaitingEvery: 2_000, heartbeatEvery: 15_000, streamsPerStudent: 20 },
  withdrawal: { votes: 3, wrongVotes: 2 },
  readinessTimeout: 2_000,
};
