import { rmSync } from 'node:fs';
import { openEmbeddedPostgres } from '../../src/adapters/typeorm/embedded/embedded-postgres.ts';
import { openDatabase } from '../../src/adapters/typeorm/open-database.ts';
import { freshEmbeddedFolder } from './embedded-template.ts';

/** A data folder for one test. */
export interface DataFolder {
  readonly path: string;
  /** Runs one statement on the embedded database in it. */
  query<Row>(sql: string): Promise<Row[]>;
  remove(): void;
}

export async function createDataFolder(): Promise<DataFolder> {
  const path = await freshEmbeddedFolder();
  return {
    path,
    query: async (sql) => {
      const embedded = await openEmbeddedPostgres(path);
      const address = { socketFolder: embedded.socketFolder };
      const limits = { poolSize: 1, connectTimeout: 5_000, statementTimeout: 10_000 };
      const database = await openDatabase({ address, ...limits });
      try {
        return await database.query(sql);
      } finally {
        await database.destroy();
        await embedded.close();
      }
    },
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}
