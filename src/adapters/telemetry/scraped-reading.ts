import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';

/**
 * A reading that every gauge of a scrape shares. It gives null when it fails or takes too long; what takes too long is
 * not begun a second time while it goes on, so that scrapes never pile up on a database that hangs.
 */
export class ScrapedReading<Value> {
  readonly #read: () => Promise<Value>;
  readonly #clock: Pick<Clock, 'sleep'>;
  readonly #within: Milliseconds;
  readonly #onFailure: () => void;
  #underWay: Promise<Value | null> | null = null;
  #scrape: Promise<Value | null> | null = null;

  /** @param options.onFailure called once for each scrape that gets no reading */
  constructor(
    read: () => Promise<Value>,
    options: { clock: Pick<Clock, 'sleep'>; within: Milliseconds; onFailure: () => void },
  ) {
    this.#read = read;
    this.#clock = options.clock;
    this.#within = options.within;
    this.#onFailure = options.onFailure;
  }

  /** The value of now; null where it could not be had in time. Never rejects. */
  take(): Promise<Value | null> {
    this.#scrape ??= this.#bounded().finally(() => {
      this.#scrape = null;
    });
    return this.#scrape;
  }

  async #bounded(): Promise<Value | null> {
    const done = new AbortController();
    this.#underWay ??= this.#settled().finally(() => {
      this.#underWay = null;
    });
    const late = this.#clock.sleep(this.#within, done.signal).then(() => null);
    const value = await Promise.race([this.#underWay, late]);
    done.abort();
    if (value === null) this.#onFailure();
    return value;
  }

  async #settled(): Promise<Value | null> {
    try {
      return await this.#read();
    } catch {
      return null;
    }
  }
}
