import type { Config } from '../config/read-config.ts';
import { RandomIdGenerator } from '../system/random-id-generator.ts';
import { SystemClock } from '../system/system-clock.ts';
import { withConfiguredDatabase } from './with-configured-database.ts';

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
  const { migrate } = await import('../typeorm/open-database.ts');
  return withConfiguredDatabase(config, migrate);
}

async function createMissingTopology(config: Config): Promise<readonly string[]> {
  if (config.queue !== 'pubsub') return [];
  const { createTopology } = await import('../pubsub/topology/create-topology.ts');
  const { pubSubOptions } = await import('./pubsub-options.ts');
  const parts = { clock: new SystemClock(), ids: new RandomIdGenerator(), onFault: () => undefined };
  return createTopology(pubSubOptions(config, parts));
}
