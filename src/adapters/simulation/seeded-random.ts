import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';

/** Every choice of a simulation comes from here, so that a seed replays exactly. */
export class SeededRandom {
  readonly #generator;

  constructor(seed: number) {
    this.#generator = xoroshiro128plus(seed);
  }

  /** In [0, 1). */
  fraction(): number {
    return uniformFloat64(this.#generator);
  }

  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number {
    return uniformInt(this.#generator, from, to);
  }

  /** True with this probability. */
  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }

  /** Another stream, so that drawing more here does not change what is drawn there. */
  fork(): SeededRandom {
    return new SeededRandom(this.between(-0x8000_0000, 0x7fff_ffff));
  }

  /** A version 4 UUID. */
  uuid(): string {
    const word = (): string => (this.#generator.next() >>> 0).toString(16).padStart(8, '0');
    const digits = `${word()}${word()}${word()}${word()}`;
    const third = digits.slice(13, 16);
    return `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${third}-8${digits.slice(17, 20)}-${digits.slice(20)}`;
  }
}
