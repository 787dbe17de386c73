import { ContainerModule } from 'inversify';
import type { DataSource } from 'typeorm';
import { PortFault } from '../../domain/generation-fault.ts';
import type { Milliseconds } from '../../domain/instant.ts';
import type { Config } from '../config/read-config.ts';
import type { CleanUp } from './clean-up.ts';
import { TOKEN } from './tokens.ts';

const DAY: Milliseconds = 24 * 3_600_000;

/** The database, embedded or not, and what is stored in it. */
export const databaseModule = new ContainerModule(({ bind }) => {
  bind(TOKEN.database)
    .toDynamicValue(({ get }) => openConfiguredDatabase(get(TOKEN.config), get(TOKEN.cleanUp)))
    .inSingletonScope();
  bind(TOKEN.repository)
    .toDynamicValue(async ({ getAsync }) => {
      const { TypeOrmRequestRepository } = await import('../typeorm/typeorm-request-repository.ts');
      return new TypeOrmRequestRepository(await getAsync(TOKEN.database));
    })
    .inSingletonScope();
  bind(TOKEN.library)
    .toDynamicValue(async ({ get, getAsync }) => {
      const { TypeOrmLessonLibrary } = await import('../typeorm/typeorm-lesson-library.ts');
      const { libraryDays } = get(TOKEN.config);
      return new TypeOrmLessonLibrary(await getAsync(TOKEN.database), libraryDays * DAY);
    })
    .inSingletonScope();
  bind(TOKEN.feedback)
    .toDynamicValue(async ({ getAsync }) => {
      const { TypeOrmLessonFeedback } = await import('../typeorm/typeorm-lesson-feedback.ts');
      return new TypeOrmLessonFeedback(await getAsync(TOKEN.database));
    })
    .inSingletonScope();
  bind(TOKEN.journal)
    .toDynamicValue(async ({ getAsync }) => {
      const { TypeOrmOperationsJournal } = await import('../typeorm/typeorm-operations-journal.ts');
      return new TypeOrmOperationsJournal(await getAsync(TOKEN.database));
    })
    .inSingletonScope();
  bind(TOKEN.workerReports)
    .toDynamicValue(async ({ getAsync }) => {
      const { TypeOrmWorkerReports } = await import('../typeorm/typeorm-worker-reports.ts');
      return new TypeOrmWorkerReports(await getAsync(TOKEN.database));
    })
    .inSingletonScope();
  bind(TOKEN.ledger)
    .toDynamicValue(async ({ getAsync }) => {
      const { TypeOrmDeadLetterLedger } = await import('../typeorm/typeorm-dead-letter-ledger.ts');
      return new TypeOrmDeadLetterLedger(await getAsync(TOKEN.database));
    })
    .inSingletonScope();
});

const CONNECT_TIMEOUT = 5_000;
const STATEMENT_TIMEOUT = 10_000;
/** Embedded, one statement runs at a time, so more connections only wait. */
const EMBEDDED_POOL = 4;

async function openConfiguredDatabase(config: Config, cleanUp: CleanUp): Promise<DataSource> {
  const { hasPendingMigrations, migrate, openDatabase } = await import('../typeorm/open-database.ts');
  const times = { connectTimeout: CONNECT_TIMEOUT, statementTimeout: STATEMENT_TIMEOUT };
  if (config.databaseUrl !== undefined) {
    const database = await openDatabase({
      address: { url: config.databaseUrl },
      poolSize: config.databasePool,
      ...times,
    });
    cleanUp.add(() => database.destroy());
    if (await hasPendingMigrations(database)) {
      throw new PortFault('database', 'the schema is not up to date; run: npx vividly migrate', { retryable: false });
    }
    return database;
  }
  const { openEmbeddedPostgres } = await import('../typeorm/embedded/embedded-postgres.ts');
  const embedded = await openEmbeddedPostgres(config.dataFolder);
  cleanUp.add(() => embedded.close());
  const { socketFolder } = embedded;
  const database = await openDatabase({ address: { socketFolder }, poolSize: EMBEDDED_POOL, ...times });
  cleanUp.add(() => database.destroy());
  await migrate(database);
  return database;
}
