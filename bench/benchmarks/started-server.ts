import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../test/support/free-port.ts';
import { MAIN } from '../product.ts';

const READY_WITHIN = 60_000;
const LOOK_EVERY = 5;

/** A server process that answers `/readyz` with 200. */
export interface StartedServer {
  readonly secondsToReady: number;
  /** Resident memory when it was ready, and the most until then; NaN where there is no /proc. */
  readonly readyMegabytes: number;
  readonly peakMegabytes: number;
  /** CPU until then. */
  readonly cpuSeconds: number;
  stop(): Promise<void>;
}

/** Starts `vividly serve`. @param nodeFlags before the program */
export async function startServer(
  environment: Readonly<Record<string, string>>,
  nodeFlags: readonly string[] = [],
): Promise<StartedServer> {
  const port = await freePort();
  const before = performance.now();
  const child = spawn(process.execPath, [...nodeFlags, MAIN, 'serve'], {
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      ...environment,
      PORT: String(port),
      VIVIDLY_LOG_LEVEL: 'silent',
    },
    stdio: 'ignore',
  });
  await ready(child, `http://127.0.0.1:${port}/readyz`);
  const secondsToReady = (performance.now() - before) / 1_000;
  const memory = statusOf(child.pid ?? 0);
  return {
    secondsToReady,
    readyMegabytes: memory('VmRSS'),
    peakMegabytes: memory('VmHWM'),
    cpuSeconds: cpuOf(child.pid ?? 0),
    stop: async () => {
      const exited = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function ready(child: ChildProcess, address: string): Promise<void> {
  const giveUp = performance.now() + READY_WITHIN;
  while (performance.now() < giveUp && child.exitCode === null) {
    const answered = await fetch(address).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await wait(LOOK_EVERY);
  }
  child.kill('SIGKILL');
  throw new Error('the server was not ready in time');
}

function statusOf(pid: number): (field: string) => number {
  const status = read(`/proc/${pid}/status`);
  return (field) => Number(new RegExp(`^${field}:\\s*(\\d+) kB`, 'm').exec(status)?.[1] ?? Number.NaN) / 1_024;
}

function cpuOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  const fields = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .map(Number);
  return ((fields[11] ?? Number.NaN) + (fields[12] ?? Number.NaN)) / 100;
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
