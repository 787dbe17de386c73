import TinyQueue from 'tinyqueue';
import type { Instant } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';

interface Due {
  readonly dueAt: Instant;
}

interface Ordered<Message> {
  readonly message: Message;
  readonly order: number;
}

// Without a reason, one with a stack trace is made for every message.
const WOKEN = 'something was added';

/** Waiting messages, ordered by when they are due, then by arrival. */
export class DueMessages<Message extends Due> {
  readonly #clock: Clock;
  readonly #waiting = new TinyQueue<Ordered<Message>>(
    [],
    (one, other) => one.message.dueAt - other.message.dueAt || one.order - other.order,
  );
  #order = 0;
  #wake = new AbortController();
  #takers = 0;

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
    if (this.#takers === 0) return;
    this.#wake.abort(WOKEN);
    this.#wake = new AbortController();
  }

  /** The next message that is due, waiting for one; null once the signal has aborted and takers were woken. */
  async take(signal: AbortSignal): Promise<Message | null> {
    while (!signal.aborted) {
      const first = this.#waiting.peek();
      const wait = first === undefined ? Number.POSITIVE_INFINITY : first.message.dueAt - this.#clock.now();
      if (wait <= 0) return this.#waiting.pop()?.message ?? null;
      this.#takers += 1;
      await this.#clock.sleep(wait, this.#wake.signal);
      this.#takers -= 1;
    }
    return null;
  }
}
