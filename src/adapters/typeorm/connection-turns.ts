import type { DataSource } from 'typeorm';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import { asPortFaults } from './database-errors.ts';

interface Waiter {
  readonly since: number;
  begin(): void;
  refuse(fault: PortFault): void;
}

/** Work that waited longer for its turn is refused: the database cannot keep up, and the caller decides what then. */
const LONGEST_WAIT: Milliseconds = 30_000;

/**
 * As much work at once as there are connections, the rest in the order of arrival. Without it a burst of requests waits
 * inside the pool, where its time limit for a connection that cannot be had would refuse work that only has to wait.
 */
class ConnectionTurns {
  readonly #waiting: Waiter[] = [];
  #free: number;

  constructor(connections: number) {
    this.#free = connections;
  }

  async take<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((begin, refuse) => this.#waiting.push({ since: performance.now(), begin, refuse }));
    try {
      return await work();
    } finally {
      this.#next();
    }
  }

  #next(): void {
    for (let waiter = this.#waiting.shift(); waiter !== undefined; waiter = this.#waiting.shift()) {
      if (performance.now() - waiter.since <= LONGEST_WAIT) {
        waiter.begin();
        return;
      }
      waiter.refuse(new PortFault('database', 'overloaded (no connection was free in time)', { retryable: true }));
    }
    this.#free += 1;
  }
}

const TURNS = new WeakMap<DataSource, ConnectionTurns>();

/** Runs database work that needs one connection when it is its turn; what it throws becomes a PortFault. Never nested. */
export function inTurn<Result>(database: DataSource, work: () => Promise<Result>): Promise<Result> {
  let turns = TURNS.get(database);
  if (turns === undefined) {
    turns = new ConnectionTurns(database.options.poolSize ?? 10);
    TURNS.set(database, turns);
  }
  return turns.take(() => asPortFaults(work));
}
