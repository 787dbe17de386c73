import type { Clock } from '../../domain/ports/clock.ts';
import type { DeadLetter, DeadLetterFilter, DeadLetterLedger } from '../../domain/ports/dead-letter-ledger.ts';
import { copyOf } from './copy-of.ts';

/** Dead letters in this process's memory: the test double. */
export class InMemoryDeadLetterLedger implements DeadLetterLedger {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #letters = new Map<string, DeadLetter>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  async file(letter: Omit<DeadLetter, 'filedAt' | 'state'>): Promise<void> {
    if (this.#letters.has(letter.id)) return;
    this.#letters.set(letter.id, copyOf({ ...letter, filedAt: this.#clock.now(), state: 'waiting' as const }));
  }

  async list({ reason, filedBefore, state }: DeadLetterFilter, limit: number): Promise<readonly DeadLetter[]> {
    const found = [...this.#letters.values()]
      .reverse()
      .filter(
        (letter) =>
          (reason === undefined || letter.reason === reason) &&
          (filedBefore === undefined || letter.filedAt < filedBefore) &&
          (state === undefined || letter.state === state),
      )
      .sort((one, other) => other.filedAt - one.filedAt);
    return copyOf(found.slice(0, limit));
  }

  async find(id: string): Promise<DeadLetter | null> {
    return copyOf(this.#letters.get(id) ?? null);
  }

  async countWaiting(): Promise<number> {
    return [...this.#letters.values()].filter(({ state }) => state === 'waiting').length;
  }

  async settle(id: string, state: 'replayed' | 'discarded'): Promise<boolean> {
    const letter = this.#letters.get(id);
    if (letter === undefined || letter.state !== 'waiting') return false;
    this.#letters.set(id, { ...letter, state });
    return true;
  }
}
