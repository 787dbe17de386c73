import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openEmbeddedPostgres } from '../../src/adapters/typeorm/embedded/embedded-postgres.ts';
import { migrate, openDatabase } from '../../src/adapters/typeorm/open-database.ts';

const MIGRATIONS = fileURLToPath(new URL('../../src/adapters/typeorm/migrations/', import.meta.url));
const LOCK = fileURLToPath(new URL('../../package-lock.json', import.meta.url));

/**
 * A new data folder with an empty, migrated database. Creating one takes seconds, copying one does not: the first test
 * that needs it creates it, for this version of the migrations and packages.
 */
export async function freshEmbeddedFolder(): Promise<string> {
  const template = join(tmpdir(), `vividly-template-${fingerprint()}`);
  if (!existsSync(template)) await createTemplate(template);
  const folder = mkdtempSync(join(tmpdir(), 'vividly-data-'));
  cpSync(template, folder, { recursive: true });
  return folder;
}

async function createTemplate(template: string): Promise<void> {
  const making = mkdtempSync(join(tmpdir(), 'vividly-making-'));
  const embedded = await openEmbeddedPostgres(making);
  const address = { socketFolder: embedded.socketFolder };
  const database = await openDatabase({ address, poolSize: 2, connectTimeout: 30_000, statementTimeout: 30_000 });
  await migrate(database);
  await database.destroy();
  await embedded.close();
  try {
    renameSync(making, template);
  } catch {
    // Another test process was faster, and its template is as good.
    rmSync(making, { recursive: true, force: true });
  }
}

function fingerprint(): string {
  const hash = createHash('sha256').update(readFileSync(LOCK));
  for (const file of readdirSync(MIGRATIONS).sort()) hash.update(readFileSync(join(MIGRATIONS, file)));
  return hash.digest('hex').slice(0, 16);
}
