import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';
import type { PostgresDataSourceOptions } from 'typeorm/driver/postgres/PostgresDataSourceOptions.js';

export interface PreparedStatement {
  /** One name stands for one text. */
  readonly name: string;
  readonly text: string;
}

/**
 * Runs a statement that each connection parses and plans once. TypeORM's own `query` cannot name a statement, so that it
 * would be parsed anew each time, which costs more than to run it.
 */
export async function runPrepared<Row extends object>(
  database: DataSource,
  { name, text }: PreparedStatement,
  values: readonly unknown[],
): Promise<readonly Row[]> {
  const { master } = database.driver as unknown as { readonly master: Pool };
  const named = sharesOneSession(database) ? {} : { name };
  const { rows } = await master.query<Row>({ text, values: [...values], ...named });
  return rows;
}

/** The connections of the embedded database, which has a socket in place of an address, share the names of statements. */
function sharesOneSession({ options }: DataSource): boolean {
  return (options as PostgresDataSourceOptions).url === undefined;
}
