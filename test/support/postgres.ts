import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.ts';

/** A real PostgreSQL server for tests. */
export interface PostgresServer {
  readonly url: string;
  /** A database of its own, so that suites do not see each other. */
  createDatabase(): Promise<string>;
  restart(mode: 'fast' | 'immediate'): Promise<void>;
  stop(): Promise<void>;
}

const VERSIONS = '/usr/lib/postgresql';

/** Where PostgreSQL's programs are, or why there is no server to test against. */
export function findPostgres(): { readonly folder: string } | { readonly missing: string } {
  if (process.env['TEST_DATABASE_URL'] !== undefined) return { folder: '' };
  const newest = existsSync(VERSIONS)
    ? readdirSync(VERSIONS)
        .filter((version) => existsSync(join(VERSIONS, version, 'bin', 'postgres')))
        .sort((one, other) => Number(other) - Number(one))[0]
    : undefined;
  if (newest === undefined) {
    return { missing: 'no PostgreSQL server: set TEST_DATABASE_URL, or install Debian’s package postgresql' };
  }
  return { folder: join(VERSIONS, newest, 'bin') };
}

/** Starts a throw-away server with durable settings on a free port, or uses TEST_DATABASE_URL. */
export async function startPostgres(): Promise<PostgresServer> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given !== undefined) {
    return {
      url: given,
      createDatabase: () => createDatabase(given),
      restart: () => Promise.reject(new Error('a given server is not restarted')),
      stop: async () => undefined,
    };
  }
  const found = findPostgres();
  if ('missing' in found) throw new Error(found.missing);
  const folder = mkdtempSync(join(tmpdir(), 'vividly-postgres-'));
  // The server refuses to run as root, so a root test run lends it another user.
  const user = process.getuid?.() === 0 ? userNumbers('postgres') : null;
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const program = (name: string): string => join(found.folder, name);
  execFileSync(program('initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8', '--no-sync'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  });
  const port = await freePort();
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
  let server = await launch();

  function launch(): Promise<ChildProcess> {
    const options = ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'max_connections=200'];
    const started = spawn(program('postgres'), options, { stdio: 'ignore', cwd: folder, ...user });
    return answers(url).then(() => started);
  }

  function halt(signal: 'SIGINT' | 'SIGQUIT'): Promise<void> {
    return new Promise((resolve) => {
      server.once('exit', () => resolve());
      server.kill(signal);
    });
  }

  return {
    url,
    createDatabase: () => createDatabase(url),
    restart: async (mode) => {
      await halt(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
      server = await launch();
    },
    stop: async () => {
      await halt('SIGQUIT');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function userNumbers(name: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new pg.Client({ connectionString: url });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.end();
      return;
    } catch (thrown) {
      if (attempt >= 300) throw thrown;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function createDatabase(serverUrl: string): Promise<string> {
  const name = `test_${Date.now().toString(36)}_${Math.random().toString(36).slice(2, 10)}`;
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  await client.query(`CREATE DATABASE ${name}`);
  await client.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
