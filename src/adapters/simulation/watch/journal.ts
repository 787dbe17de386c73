import type { Instant } from '../../../domain/instant.ts';
import { START } from '../time/virtual-time.ts';
import type { InvariantName } from './invariants.ts';

export interface Violation {
  readonly invariant: InvariantName;
  readonly detail: string;
  /** Virtual seconds since the simulated day began. */
  readonly atSeconds: number;
}

/** What happened in a simulated day, line by line, and the first thing that must not have. */
export class Journal {
  readonly #now: () => Instant;
  readonly #traced: boolean;
  readonly #lines: string[] = [];
  #violation: Violation | null = null;

  /** @param options.traced whether lines are kept; without them a day is faster and otherwise the same */
  constructor(now: () => Instant, { traced }: { traced: boolean }) {
    this.#now = now;
    this.#traced = traced;
  }

  get violation(): Violation | null {
    return this.#violation;
  }

  get lines(): readonly string[] {
    return this.#lines;
  }

  note(who: string, what: () => string): void {
    if (!this.#traced) return;
    const seconds = this.#seconds().toFixed(3).padStart(9);
    this.#lines.push(`${seconds}  ${who.padEnd(12)} ${what()}`);
  }

  /** The first violation is the one that counts: what follows may only follow from it. */
  violate(invariant: InvariantName, detail: string): void {
    if (this.#violation !== null) return;
    this.#violation = { invariant, detail, atSeconds: this.#seconds() };
    this.note('VIOLATION', () => `${invariant}: ${detail}`);
  }

  #seconds(): number {
    return (this.#now() - START) / 1000;
  }
}
