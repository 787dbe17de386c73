import type { Ports } from '../../application/ports.ts';
import { outcomeOf } from '../../domain/content-request.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { EventCounts } from './event-counts.ts';

/** How often the database is asked. */
const LOOK_EVERY: Milliseconds = 100;
/** Rows read in one round besides those that are known to have changed, so that watching costs little. */
const ROWS_A_ROUND = 25;

/** Requests whose end the database does not show yet. */
export class OpenRequests {
  readonly #ports: Pick<Ports, 'repository' | 'clock'>;
  readonly #counts: EventCounts;
  readonly #open = new Set<string>();

  constructor(ports: Pick<Ports, 'repository' | 'clock'>, counts: EventCounts) {
    this.#ports = ports;
    this.#counts = counts;
  }

  add(requestId: string): void {
    this.#open.add(requestId);
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Reads rows until every request has an outcome, the signal aborts, or the time is up.
   * @param until null while further requests may be added
   */
  async wait(until: () => Instant | null, signal: AbortSignal, onRound: () => void): Promise<void> {
    const { clock } = this.#ports;
    for (;;) {
      if ((await clock.sleep(LOOK_EVERY, signal)) === 'aborted') return;
      await this.#readRows();
      onRound();
      const limit = until();
      if (limit !== null && (this.#open.size === 0 || clock.now() >= limit)) return;
    }
  }

  async #readRows(): Promise<void> {
    const hinted = this.#counts.takeEnded().filter((id) => this.#open.has(id));
    for (const id of new Set([...hinted, ...[...this.#open].slice(0, ROWS_A_ROUND)])) {
      const request = await this.#ports.repository.find(id).catch(() => null);
      if (request !== null && outcomeOf(request) !== null) {
        this.#open.delete(id);
      } else {
        // To the end of the set, so that the next round reads others.
        this.#open.delete(id);
        this.#open.add(id);
      }
    }
  }
}
