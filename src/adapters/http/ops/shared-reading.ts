import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';

/**
 * Reads something that costs, once for everyone who asks while it is read or fresh. What cannot be read is not kept, so
 * that the next who asks tries again.
 */
export class SharedReading<Key, Value> {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #read: (key: Key) => Promise<Value>;
  readonly #freshFor: (key: Key) => Milliseconds;
  readonly #readings = new Map<Key, { readonly value: Promise<Value>; until: Instant }>();

  constructor(clock: Pick<Clock, 'now'>, read: (key: Key) => Promise<Value>, freshFor: (key: Key) => Milliseconds) {
    this.#clock = clock;
    this.#read = read;
    this.#freshFor = freshFor;
  }

  get(key: Key): Promise<Value> {
    const known = this.#readings.get(key);
    if (known !== undefined && this.#clock.now() < known.until) return known.value;
    const reading = { value: this.#read(key), until: Number.POSITIVE_INFINITY };
    this.#readings.set(key, reading);
    reading.value.then(
      () => {
        reading.until = this.#clock.now() + this.#freshFor(key);
      },
      () => this.#readings.delete(key),
    );
    return reading.value;
  }
}
