import type { Instant, Milliseconds } from '../instant.ts';

/**
 * Time. Nothing in domain or application waits in any other way, so that a whole system can run on virtual time.
 *
 * 1. `now` never goes back.
 * 2. `sleep` ends at or after the asked time has passed, never before; zero or less ends at once.
 * 3. `sleep` ends early, without throwing, when its signal aborts; it then answers `'aborted'`, else `'elapsed'`.
 * 4. `deadline` gives a signal that aborts when the time is up or when the parent aborts, whichever is first; `cancel`
 *    releases it, and a released deadline never aborts afterwards.
 * 5. `after` runs something once, when the asked time has passed and never before it has returned; what it gives calls it
 *    off, and then it never runs.
 */
export interface Clock {
  now(): Instant;
  sleep(duration: Milliseconds, signal?: AbortSignal): Promise<'elapsed' | 'aborted'>;
  deadline(at: Instant, parent?: AbortSignal): Deadline;
  after(duration: Milliseconds, run: () => void): () => void;
}

export interface Deadline {
  readonly signal: AbortSignal;
  cancel(): void;
}
