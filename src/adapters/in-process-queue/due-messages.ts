import TinyQueue from 'tinyqueue';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';

interface Due {
  readonly dueAt: Instant;
}

interface Ordered<Message> {
  readonly message: Message;
  readonly order: number;
}

/** Waiting messages, ordered by when they are due, then by arrival. */
export class DueMessages<Message extends Due> {
  readonly #clock: Clock;
  readonly #waiting = new TinyQueue<Ordered<Message>>(
    [],
    (one, other) => one.message.dueAt - other.message.dueAt || one.order - other.order,
  );
  #order = 0;
  readonly #takers = new Set<() => void>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  get size(): number {
    return this.#waiting.length;
  }

  add(message: Message): void {
    this.#waiting.push({ message, order: this.#order });
    this.#order += 1;
    this.wakeTakers();
  }

  /** Makes every waiting `take` look again: at the messages and at its own signal. */
  wakeTakers(): void {
    for (const wake of [...this.#takers]) wake();
  }

  /** The next message that is due, waiting for one; null once the signal has aborted and takers were woken. */
  async take(signal: AbortSignal): Promise<Message | null> {
    while (!signal.aborted) {
      const first = this.#waiting.peek();
      const wait = first === undefined ? Number.POSITIVE_INFINITY : first.message.dueAt - this.#clock.now();
      if (wait <= 0) return this.#waiting.pop()?.message ?? null;
      await this.#woken(wait);
    }
    return null;
  }

  #woken(atTheLatestAfter: Milliseconds): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        callOff();
        this.#takers.delete(wake);
        resolve();
      };
      const callOff = this.#clock.after(atTheLatestAfter, wake);
      this.#takers.add(wake);
    });
  }
}
