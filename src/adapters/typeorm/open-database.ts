import { DataSource } from 'typeorm';
import { asPortFaults } from './database-errors.ts';
import { deadLetterEntity } from './entities/dead-letter-entity.ts';
import { lessonEntity } from './entities/lesson-entity.ts';
import { lessonFeedbackEntity } from './entities/lesson-feedback-entity.ts';
import { requestEntity } from './entities/request-entity.ts';
import { requestEventEntity } from './entities/request-event-entity.ts';
import { Initial1764000000000 } from './migrations/1764000000000-initial.ts';
import { LessonFeedback1764100000000 } from './migrations/1764100000000-lesson-feedback.ts';
import { Operations1764200000000 } from './migrations/1764200000000-operations.ts';
import { FasterWrites1764300000000 } from './migrations/1764300000000-faster-writes.ts';
import { LessonDraft1764500000000 } from './migrations/1764500000000-lesson-draft.ts';
import { LighterRows1764600000000 } from './migrations/1764600000000-lighter-rows.ts';

export interface DatabaseOptions {
  readonly address:
    | { readonly url: string }
    /** The folder of a Unix socket, as PostgreSQL names it. */
    | { readonly socketFolder: string };
  readonly poolSize: number;
  /** Milliseconds for a connection, and for a statement, before it counts as unavailable. */
  readonly connectTimeout: number;
  readonly statementTimeout: number;
}

/** Opens the connection pool. Rejects with a PortFault when the database cannot be reached. */
export function openDatabase(options: DatabaseOptions): Promise<DataSource> {
  const { address } = options;
  const database = new DataSource({
    type: 'postgres',
    ...('url' in address
      ? { url: address.url }
      : { host: address.socketFolder, port: 5432, username: 'postgres', database: 'postgres' }),
    entities: [requestEntity, requestEventEntity, lessonEntity, lessonFeedbackEntity, deadLetterEntity],
    migrations: [
      Initial1764000000000,
      LessonFeedback1764100000000,
      Operations1764200000000,
      FasterWrites1764300000000,
      LessonDraft1764500000000,
      LighterRows1764600000000,
    ],
    migrationsTableName: 'migrations',
    synchronize: false,
    logging: false,
    installExtensions: false,
    poolSize: options.poolSize,
    extra: {
      connectionTimeoutMillis: options.connectTimeout,
      statement_timeout: options.statementTimeout,
      query_timeout: options.statementTimeout + 1_000,
      application_name: 'vividly',
    },
    // A broken idle connection is replaced by the pool; the next statement says whether the database is there.
    poolErrorHandler: () => undefined,
  });
  return asPortFaults(() => database.initialize());
}

/** Migrations that have not run yet. */
export function hasPendingMigrations(database: DataSource): Promise<boolean> {
  return asPortFaults(() => database.showMigrations());
}

// Any number will do, as long as every version of Vividly uses the same.
const MIGRATION_LOCK = 4_867_201;

/**
 * Brings the schema up to date; of several processes at once, one does and the others wait.
 * @returns the names of the migrations that ran
 */
export function migrate(database: DataSource): Promise<readonly string[]> {
  return asPortFaults(async () => {
    const runner = database.createQueryRunner();
    await runner.connect();
    try {
      await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
      const ran = await database.runMigrations({ transaction: 'all' });
      return ran.map(({ name }) => name);
    } finally {
      await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
      await runner.release();
    }
  });
}
