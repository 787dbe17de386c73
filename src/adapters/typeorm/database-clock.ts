import type { EntityManager } from 'typeorm';
import type { Instant, Milliseconds } from '../../domain/instant.ts';

/** After this long without a reading the database is asked again: the two clocks may drift. */
const READING_HOLDS: Milliseconds = 5_000;

/** A reading that is this far behind what was believed is another clock's; one that is less so only travelled longer. */
const ANOTHER_CLOCK: Milliseconds = 1_000;

/**
 * The database's own time, the one clock for all workers. Between two readings it is carried on with this process's
 * monotonic clock, so that a write need not first ask what time it is. It may be behind by one round trip, never ahead.
 */
export class DatabaseClock {
  #readAt = Number.NEGATIVE_INFINITY;
  #ahead = Number.NEGATIVE_INFINITY;

  /** Takes what a statement that was answered just now said the time was, in milliseconds. */
  read(now: number): void {
    const readAt = performance.now();
    const ahead = now - readAt;
    // Believed less from second to second, so that a clock that runs slower is followed.
    const believed = this.#ahead - (readAt - this.#readAt) / 1_000;
    this.#ahead = believed - ahead < ANOTHER_CLOCK ? Math.max(ahead, believed) : ahead;
    this.#readAt = readAt;
  }

  /** The time, asked now. */
  async ask(manager: EntityManager): Promise<Instant> {
    const asked = (await databaseTime(manager)).getTime();
    this.read(asked);
    return asked;
  }

  /** The time, asking the database only where the last reading is too old. */
  async now(manager: EntityManager): Promise<Instant> {
    if (performance.now() - this.#readAt > READING_HOLDS) await this.ask(manager);
    return Math.floor(performance.now() + this.#ahead);
  }
}

/** The database's time, asked now. */
export async function databaseTime(manager: EntityManager): Promise<Date> {
  const [row] = await manager.query<{ now: Date }[]>('SELECT clock_timestamp() AS now');
  return (row as { now: Date }).now;
}
