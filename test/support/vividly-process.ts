import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../dist/main.js', import.meta.url));

export interface Finished {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

/** A running `vividly` process, as its user runs it. */
export interface Running {
  readonly process: ChildProcess;
  /** What was written so far. */
  out(): string;
  err(): string;
  finished: Promise<Finished>;
}

/** An empty folder for one test's data. */
export function dataFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'vividly-cli-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Starts the built binary. The environment is the test's alone, but for what Node itself needs. */
export function startVividly(args: readonly string[], environment: Readonly<Record<string, string>>): Running {
  if (!existsSync(MAIN)) throw new Error('dist/main.js is missing: run npm run build');
  const child = spawn(process.execPath, [MAIN, ...args], {
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const finished = once(child, 'close').then(([code, signal]) => ({ code, signal, out, err }) as Finished);
  return { process: child, out: () => out, err: () => err, finished };
}

/** Runs the built binary to its end. */
export function runVividly(args: readonly string[], environment: Readonly<Record<string, string>>): Promise<Finished> {
  return startVividly(args, environment).finished;
}

/** The address that `serve` printed, once it is ready. */
export async function addressOf(running: Running): Promise<string> {
  for (let look = 0; look < 600; look += 1) {
    const found = /http:\/\/\S+/.exec(running.out())?.[0];
    if (found !== undefined) return found;
    if (running.process.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`not ready:\n${running.out()}\n${running.err()}`);
}
