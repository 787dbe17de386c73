import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../../test/support/free-port.ts';
import { cpuSecondsOfTree } from './cpu-seconds.ts';

/**
 * What the throw-away server runs with, the same for everybody who is measured. Durable: every commit is on the disk
 * before it is answered. Checkpoints are rare, so that one does not fall into one participant's time and not another's.
 */
export const POSTGRES_SETTINGS = {
  fsync: 'on',
  synchronous_commit: 'on',
  full_page_writes: 'on',
  shared_buffers: '512MB',
  max_wal_size: '8GB',
  checkpoint_timeout: '30min',
  max_connections: '300',
} as const;

/** The server that is measured on. */
export interface BenchPostgres {
  /** One line for the report. */
  readonly description: string;
  /** An empty database. */
  createDatabase(): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Writes out what the last one left, so that the next one does not pay for it. */
  checkpoint(): Promise<void>;
  /** CPU that the server has used, in seconds; null for a server that was not started here. */
  cpuSeconds(): number | null;
  stop(): Promise<void>;
}

/** Starts a throw-away server on a disk, or uses BENCH_DATABASE_URL. */
export async function startBenchPostgres(): Promise<BenchPostgres> {
  const given = process.env['BENCH_DATABASE_URL'];
  if (given !== undefined && given !== '') {
    return { ...(await onServer(given)), cpuSeconds: () => null, stop: async () => undefined };
  }
  const programs = newestPostgres();
  const folder = mkdtempSync(join(process.env['BENCH_DATA_DIR'] ?? tmpdir(), 'vividly-bench-'));
  refuseMemory(folder);
  const user = process.getuid?.() === 0 ? userNumbers('postgres') : null;
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'postgres', '--auth=trust', '-E', 'UTF8'], {
    stdio: 'ignore',
    cwd: folder,
    ...user,
  });
  const port = await freePort();
  const settings = Object.entries(POSTGRES_SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, ...settings],
    { stdio: 'ignore', cwd: folder, ...user },
  );
  const stop = (): Promise<void> => halt(server).finally(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const url = `postgres://postgres@127.0.0.1:${port}/postgres`;
    await answers(url);
    return { ...(await onServer(url)), cpuSeconds: () => cpuSecondsOfTree(server.pid ?? 0), stop };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

async function onServer(url: string): Promise<Omit<BenchPostgres, 'cpuSeconds' | 'stop'>> {
  let created = 0;
  const run = <Row>(statement: string): Promise<Row[]> =>
    withClient(url, async (client) => (await client.query(statement)).rows as Row[]);
  const [version] = await run<{ server_version: string }>('SHOW server_version');
  const settings = await run<{ name: string; setting: string }>(
    `SELECT name, current_setting(name) AS setting FROM pg_settings WHERE name IN (${Object.keys(POSTGRES_SETTINGS)
      .map((name) => `'${name}'`)
      .join(', ')}) ORDER BY name`,
  );
  return {
    description: `PostgreSQL ${version?.server_version}: ${settings.map(({ name, setting }) => `${name}=${setting}`).join(' ')}`,
    createDatabase: async () => {
      created += 1;
      const name = `bench_${process.pid}_${created}`;
      await run(`DROP DATABASE IF EXISTS ${name}`);
      await run(`CREATE DATABASE ${name}`);
      const own = new URL(url);
      own.pathname = `/${name}`;
      return own.href;
    },
    dropDatabase: async (own) => void (await run(`DROP DATABASE ${new URL(own).pathname.slice(1)} WITH (FORCE)`)),
    checkpoint: async () => void (await run('CHECKPOINT')),
  };
}

async function withClient<Result>(url: string, work: (client: pg.Client) => Promise<Result>): Promise<Result> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  return work(client).finally(() => client.end());
}

/** Debian's package layout. */
const VERSIONS = '/usr/lib/postgresql';

function newestPostgres(): string {
  const versions = existsSync(VERSIONS) ? readdirSync(VERSIONS).sort((one, other) => Number(other) - Number(one)) : [];
  const newest = versions.find((version) => existsSync(join(VERSIONS, version, 'bin', 'postgres')));
  if (newest !== undefined) return join(VERSIONS, newest, 'bin');
  throw new Error('no PostgreSQL here: set BENCH_DATABASE_URL, or install Debian’s package postgresql');
}

const TMPFS = 0x01021994;

function refuseMemory(folder: string): void {
  if (statfsSync(folder).type !== TMPFS) return;
  rmSync(folder, { recursive: true, force: true });
  throw new Error(`${folder} is in memory, where fsync costs nothing: set BENCH_DATA_DIR to a folder on a disk`);
}

function userNumbers(name: string): { uid: number; gid: number } {
  const id = (flag: string): number => Number(execFileSync('id', [flag, name], { encoding: 'utf8' }).trim());
  return { uid: id('-u'), gid: id('-g') };
}

async function answers(url: string): Promise<void> {
  for (let left = 300; ; left -= 1) {
    try {
      return await withClient(url, async () => undefined);
    } catch (thrown) {
      if (left === 0) throw thrown;
      await wait(50);
    }
  }
}

async function halt(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const exited = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGQUIT');
  await exited;
}
