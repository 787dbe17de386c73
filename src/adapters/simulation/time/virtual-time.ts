import TinyQueue from 'tinyqueue';
import type { Instant, Milliseconds } from '../../../domain/instant.ts';

interface Timer {
  readonly at: Instant;
  readonly order: number;
  /** Null once it was cancelled. */
  run: (() => void) | null;
}

/** When every simulated day begins. */
export const START: Instant = Date.UTC(2026, 0, 1);

/**
 * The one time of a simulated world, and its event loop: timers run in the order of (time, order of setting), and
 * between two of them everything that can go on goes on. Nothing waits for real.
 */
export class VirtualTime {
  #now: Instant = START;
  #order = 0;
  #steps = 0;
  readonly #timers = new TinyQueue<Timer>([], (one, other) => one.at - other.at || one.order - other.order);

  now(): Instant {
    return this.#now;
  }

  /** Timers that have run. */
  get steps(): number {
    return this.#steps;
  }

  /** @returns takes the timer back */
  after(duration: Milliseconds, run: () => void): () => void {
    this.#order += 1;
    const timer: Timer = { at: this.#now + Math.max(0, duration), order: this.#order, run };
    if (Number.isFinite(timer.at)) this.#timers.push(timer);
    return () => {
      timer.run = null;
    };
  }

  /** Lets time pass until `done`, checked after every step, or until `end`. */
  async run(end: Instant, done: () => boolean): Promise<void> {
    await settled();
    while (!done()) {
      const next = this.#timers.peek();
      if (next === undefined || next.at > end) {
        this.#now = Math.max(this.#now, end);
        return;
      }
      this.#timers.pop();
      if (next.run === null) continue;
      this.#now = next.at;
      this.#steps += 1;
      next.run();
      await settled();
    }
  }
}

/** Node runs the next tick only once no promise has anything left to do: exactly when the world stands still. */
function settled(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}
