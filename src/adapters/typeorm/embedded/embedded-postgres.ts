import { createHash } from 'node:crypto';
import { mkdirSync, realpathSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PortFault } from '../../../domain/generation-fault.ts';
import { takeFolder } from './folder-owner.ts';
import { serveOnSocket } from './socket-server.ts';

/** An embedded PostgreSQL that this process runs, or that another process runs on the same folder. */
export interface EmbeddedPostgres {
  /** For the pg driver: the folder of its Unix socket. */
  readonly socketFolder: string;
  /** False when another process owns the data folder and serves it to us. */
  readonly owned: boolean;
  close(): Promise<void>;
}

/**
 * Opens the database in a data folder. One process owns the folder; others on the same machine reach it through its
 * socket, which only the same user can open. Rejects with a PortFault that says what to do.
 */
export async function openEmbeddedPostgres(dataFolder: string): Promise<EmbeddedPostgres> {
  const folder = createFolder(dataFolder);
  const socketFolder = socketFolderOf(folder);
  const socket = join(socketFolder, '.s.PGSQL.5432');
  if (await answers(socket)) return { socketFolder, owned: false, close: async () => undefined };

  const owner = takeFolder(folder);
  if (owner === null) {
    if (await answersSoon(socket)) return { socketFolder, owned: false, close: async () => undefined };
    throw new PortFault(
      'database',
      `the data folder ${folder} is in use by another process that does not answer; stop that process, or set VIVIDLY_DATA_DIR to another folder`,
      { retryable: false },
    );
  }
  try {
    rmSync(socket, { force: true });
    const { PGlite } = await import('@electric-sql/pglite');
    const database = await PGlite.create(join(folder, 'postgres'));
    const server = await serveOnSocket(database, socket);
    return {
      socketFolder,
      owned: true,
      close: async () => {
        await server.close();
        await database.close();
        owner.release();
      },
    };
  } catch (thrown) {
    owner.release();
    const detail = `the embedded database in ${folder} cannot be opened; move the folder away to start with an empty one`;
    throw new PortFault('database', detail, { retryable: false, cause: thrown });
  }
}

function createFolder(dataFolder: string): string {
  try {
    mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
    return realpathSync(dataFolder);
  } catch (thrown) {
    const detail = `the data folder ${dataFolder} cannot be created; set VIVIDLY_DATA_DIR to a folder that you may write`;
    throw new PortFault('database', detail, { retryable: false, cause: thrown });
  }
}

/** A Unix socket's path has little room, so it is kept apart from the data folder, under a name derived from it. */
function socketFolderOf(folder: string): string {
  const name = createHash('sha256').update(folder).digest('hex').slice(0, 16);
  const socketFolder = join(tmpdir(), `vividly-${process.getuid?.() ?? 'user'}-${name}`);
  mkdirSync(socketFolder, { recursive: true, mode: 0o700 });
  return socketFolder;
}

function answers(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect(socket);
    probe.once('connect', () => {
      probe.destroy();
      resolve(true);
    });
    probe.once('error', () => resolve(false));
  });
}

/** The owner may be starting up. */
async function answersSoon(socket: string): Promise<boolean> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    if (await answers(socket)) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}
