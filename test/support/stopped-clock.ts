import type { Instant, Milliseconds } from '../../src/domain/instant.ts';
import type { Clock, Deadline } from '../../src/domain/ports/clock.ts';

/** A clock that stands still until a test moves it. */
export class StoppedClock implements Clock {
  #now: Instant;
  readonly #alarms = new Set<{ readonly at: Instant; readonly ring: () => void }>();

  constructor(start: Instant = Date.UTC(2026, 10, 24)) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  /** Moves time on and rings what is due, in order. */
  elapse(duration: Milliseconds): void {
    this.#now += duration;
    const due = [...this.#alarms].filter(({ at }) => at <= this.#now).sort((one, other) => one.at - other.at);
    for (const alarm of due) {
      if (this.#alarms.delete(alarm)) alarm.ring();
    }
  }

  async sleep(duration: Milliseconds, signal?: AbortSignal): Promise<'elapsed' | 'aborted'> {
    if (signal?.aborted) return 'aborted';
    if (duration <= 0) return 'elapsed';
    return new Promise((resolve) => {
      const cancel = this.#at(this.#now + duration, () => resolve('elapsed'));
      signal?.addEventListener('abort', () => {
        cancel();
        resolve('aborted');
      });
    });
  }

  deadline(at: Instant, parent?: AbortSignal): Deadline {
    const controller = new AbortController();
    const abort = () => controller.abort();
    if (parent?.aborted || at <= this.#now) {
      abort();
      return { signal: controller.signal, cancel: () => undefined };
    }
    const cancelAlarm = this.#at(at, abort);
    parent?.addEventListener('abort', abort, { once: true });
    const cancel = () => {
      cancelAlarm();
      parent?.removeEventListener('abort', abort);
    };
    return { signal: controller.signal, cancel };
  }

  #at(at: Instant, ring: () => void): () => void {
    const alarm = { at, ring };
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }
}
