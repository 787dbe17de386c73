import type { DataSource } from 'typeorm';
import type { Config } from '../config/read-config.ts';

/** For work on the database alone, that takes as long as it takes: a statement may run for ten minutes. */
const LIMITS = { poolSize: 2, connectTimeout: 5_000, statementTimeout: 600_000 } as const;

/** Opens the configured database alone, embedded or not, and closes it again whatever happens. */
export async function withConfiguredDatabase<Result>(
  config: Config,
  work: (database: DataSource) => Promise<Result>,
): Promise<Result> {
  const { openDatabase } = await import('../typeorm/open-database.ts');
  if (config.databaseUrl !== undefined) {
    const database = await openDatabase({ address: { url: config.databaseUrl }, ...LIMITS });
    return work(database).finally(() => database.destroy());
  }
  const { openEmbeddedPostgres } = await import('../typeorm/embedded/embedded-postgres.ts');
  const embedded = await openEmbeddedPostgres(config.dataFolder);
  try {
    const database = await openDatabase({ address: { socketFolder: embedded.socketFolder }, ...LIMITS });
    return await work(database).finally(() => database.destroy());
  } finally {
    await embedded.close();
  }
}
