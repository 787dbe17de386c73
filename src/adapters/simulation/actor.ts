import type { Milliseconds } from '../../domain/instant.ts';

/** A machine that calls ports: a worker, or the API server that acts for students and operators. */
export class Actor {
  readonly name: string;
  readonly kind: 'worker' | 'api';
  /** How far its clock is ahead of the database's. */
  readonly skew: Milliseconds;
  readonly #crashed: (() => void)[] = [];
  #alive = true;

  constructor(name: string, kind: Actor['kind'], skew: Milliseconds) {
    this.name = name;
    this.kind = kind;
    this.skew = skew;
  }

  get alive(): boolean {
    return this.#alive;
  }

  onCrash(listener: () => void): void {
    this.#crashed.push(listener);
  }

  /** From here on no call of it returns and nothing it does has an effect. */
  crash(): void {
    if (!this.#alive) return;
    this.#alive = false;
    for (const listener of this.#crashed) listener();
  }
}
