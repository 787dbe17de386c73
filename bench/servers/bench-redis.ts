import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';
import type { RedisPersistence } from '../participants/participants.ts';
import { cpuSecondsOfTree } from './cpu-seconds.ts';

export interface BenchRedis {
  readonly description: string;
  readonly url: string;
  /** CPU that the server has used, in seconds. */
  cpuSeconds(): number | null;
  stop(): Promise<void>;
}

/** Starts a throw-away Redis with its append-only log on a disk. Rejects when there is no redis-server. */
export async function startBenchRedis(persistence: RedisPersistence): Promise<BenchRedis> {
  const folder = mkdtempSync(join(process.env['BENCH_DATA_DIR'] ?? tmpdir(), 'vividly-bench-redis-'));
  const port = await freePort();
  const settings = [
    '--appendonly',
    'yes',
    '--appendfsync',
    persistence,
    '--maxmemory-policy',
    'noeviction',
    '--save',
    '',
  ];
  const server = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...settings], {
    stdio: 'ignore',
  });
  const exited = new Promise<void>((resolve) => {
    server.once('exit', () => resolve());
    server.once('error', () => resolve());
  });
  const stop = async (): Promise<void> => {
    server.kill('SIGKILL');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  const missing = exited.then(() => {
    throw new Error('no redis-server here: install Debian’s package redis-server');
  });
  try {
    await Promise.race([answers(port), missing]);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  missing.catch(() => undefined);
  return {
    description: `Redis: appendonly=yes appendfsync=${persistence} maxmemory-policy=noeviction`,
    url: `redis://127.0.0.1:${port}`,
    cpuSeconds: () => cpuSecondsOfTree(server.pid ?? 0),
    stop,
  };
}

async function answers(port: number): Promise<void> {
  for (let left = 200; left > 0; left -= 1) {
    const open = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true));
      socket.once('error', () => resolve(false));
      socket.once('close', () => socket.destroy());
      socket.unref();
    });
    if (open) return;
    await wait(50);
  }
}
