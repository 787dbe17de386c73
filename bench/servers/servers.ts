import type { RedisPersistence } from '../participants/participants.ts';
import { type BenchPostgres, startBenchPostgres } from './bench-postgres.ts';
import { type BenchRedis, startBenchRedis } from './bench-redis.ts';

/** The servers that the benchmarks share, each started when it is first needed. */
export class Servers {
  #postgres: Promise<BenchPostgres> | null = null;
  readonly #redis = new Map<RedisPersistence, Promise<BenchRedis>>();

  postgres(): Promise<BenchPostgres> {
    this.#postgres ??= startBenchPostgres();
    return this.#postgres;
  }

  redis(persistence: RedisPersistence): Promise<BenchRedis> {
    const running = this.#redis.get(persistence) ?? startBenchRedis(persistence);
    this.#redis.set(persistence, running);
    return running;
  }

  /** What runs, one line a server, for the report. */
  async descriptions(): Promise<readonly string[]> {
    const started = await Promise.allSettled([this.#postgres, ...this.#redis.values()]);
    return started.flatMap((one) => (one.status === 'fulfilled' && one.value !== null ? [one.value.description] : []));
  }

  async stop(): Promise<void> {
    const started = await Promise.allSettled([this.#postgres, ...this.#redis.values()]);
    await Promise.all(started.map((one) => (one.status === 'fulfilled' ? one.value?.stop() : undefined)));
  }
}
