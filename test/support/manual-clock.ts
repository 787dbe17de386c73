import type { Clock, Deadline } from '../../src/domain/ports/clock.ts';

interface Timer {
  readonly at: number;
  fire(): void;
}

/** A clock that a test sets forward: sleepers wake in the order of their times, and nothing waits for real. */
export class ManualClock implements Clock {
  #now: number;
  #timers: Timer[] = [];

  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  sleep(duration: number, signal?: AbortSignal): Promise<'elapsed' | 'aborted'> {
    if (signal?.aborted) return Promise.resolve('aborted');
    if (duration <= 0) return Promise.resolve('elapsed');
    return new Promise((resolve) => {
      const wake = (): void => {
        this.#remove(timer);
        resolve('aborted');
      };
      const timer = this.#at(this.#now + duration, () => {
        signal?.removeEventListener('abort', wake);
        resolve('elapsed');
      });
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  deadline(at: number, parent?: AbortSignal): Deadline {
    const controller = new AbortController();
    const abort = (): void => controller.abort();
    const timer = this.#at(at, abort);
    parent?.addEventListener('abort', abort);
    if (parent?.aborted || at <= this.#now) abort();
    return {
      signal: controller.signal,
      cancel: () => {
        this.#remove(timer);
        parent?.removeEventListener('abort', abort);
      },
    };
  }

  after(duration: number, run: () => void): () => void {
    const timer = this.#at(this.#now + Math.max(0, duration), run);
    return () => this.#remove(timer);
  }

  /** Lets time pass; between two timers everything that can go on goes on. */
  async advance(duration: number): Promise<void> {
    const end = this.#now + duration;
    await settle();
    for (;;) {
      const next = this.#timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (next === undefined) break;
      this.#now = Math.max(this.#now, next.at);
      this.#remove(next);
      next.fire();
      await settle();
    }
    this.#now = end;
  }

  #at(at: number, fire: () => void): Timer {
    const timer = { at, fire };
    this.#timers.push(timer);
    return timer;
  }

  #remove(timer: Timer): void {
    this.#timers = this.#timers.filter((other) => other !== timer);
  }
}

/** Lets pending promises run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
