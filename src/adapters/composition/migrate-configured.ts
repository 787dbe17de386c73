import type { Config } from '../config/read-config.ts';
import { RandomIdGenerator } from '../system/random-id-generator.ts';
import { SystemClock } from '../system/system-clock.ts';

/** What a migration did. */
export interface Migrated {
  readonly migrations: readonly string[];
  /** Topics and subscriptions that were missing. */
  readonly created: readonly string[];
}

/** Brings the configured database and the configured queue's topology up to date. Safe to run again. */
export async function migrateConfigured(config: Config): Promise<Migrated> {
  return { migrations: await migrateDatabase(config), created: await createMissingTopology(config) };
}

async function migrateDatabase(config: Config): Promise<readonly string[]> {
  const { migrate, openDatabase } = await import('../typeorm/open-database.ts');
  const limits = { poolSize: 2, connectTimeout: 5_000, statementTimeout: 600_000 };
  if (config.databaseUrl !== undefined) {
    const database = await openDatabase({ address: { url: config.databaseUrl }, ...limits });
    return migrate(database).finally(() => database.destroy());
  }
  const { openEmbeddedPostgres } = await import('../typeorm/embedded/embedded-postgres.ts');
  const embedded = await openEmbeddedPostgres(config.dataFolder);
  try {
    const database = await openDatabase({ address: { socketFolder: embedded.socketFolder }, ...limits });
    return await migrate(database).finally(() => database.destroy());
  } finally {
    await embedded.close();
  }
}

async function createMissingTopology(config: Config): Promise<readonly string[]> {
  if (config.queue !== 'pubsub') return [];
  const { createTopology } = await import('../pubsub/topology/create-topology.ts');
  const { pubSubOptions } = await import('./pubsub-options.ts');
  const parts = { clock: new SystemClock(), ids: new RandomIdGenerator(), onFault: () => undefined };
  return createTopology(pubSubOptions(config, parts));
}
