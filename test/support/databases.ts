import { rmSync } from 'node:fs';
import type { DataSource } from 'typeorm';
import { openEmbeddedPostgres } from '../../src/adapters/typeorm/embedded/embedded-postgres.ts';
import { migrate, openDatabase } from '../../src/adapters/typeorm/open-database.ts';
import { TypeOrmDeadLetterLedger } from '../../src/adapters/typeorm/typeorm-dead-letter-ledger.ts';
import { TypeOrmLessonFeedback } from '../../src/adapters/typeorm/typeorm-lesson-feedback.ts';
import { TypeOrmLessonLibrary } from '../../src/adapters/typeorm/typeorm-lesson-library.ts';
import { TypeOrmRequestRepository } from '../../src/adapters/typeorm/typeorm-request-repository.ts';
import { freshEmbeddedFolder } from './embedded-template.ts';
import { startPostgres } from './postgres.ts';

/** An open, migrated database for one suite. */
export interface TestDatabase {
  readonly database: DataSource;
  close(): Promise<void>;
}

const TIMES = { poolSize: 20, connectTimeout: 5_000, statementTimeout: 10_000 };

export async function openTestPostgres(): Promise<TestDatabase> {
  const server = await startPostgres();
  const database = await openDatabase({ address: { url: await server.createDatabase() }, ...TIMES });
  await migrate(database);
  return {
    database,
    close: async () => {
      await database.destroy();
      await server.stop();
    },
  };
}

export async function openTestEmbedded(): Promise<TestDatabase> {
  const folder = await freshEmbeddedFolder();
  const embedded = await openEmbeddedPostgres(folder);
  const database = await openDatabase({ address: { socketFolder: embedded.socketFolder }, ...TIMES });
  await migrate(database);
  return {
    database,
    close: async () => {
      await database.destroy();
      await embedded.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The ports that are stored in a database. */
export function storageOn(database: DataSource) {
  return {
    repository: new TypeOrmRequestRepository(database),
    library: new TypeOrmLessonLibrary(database),
    feedback: new TypeOrmLessonFeedback(database),
    ledger: new TypeOrmDeadLetterLedger(database),
  };
}
