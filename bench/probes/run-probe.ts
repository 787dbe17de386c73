import { type ChildProcess, fork } from 'node:child_process';

type ProbeMessage<Found> =
  | { readonly type: 'found'; readonly found: Found }
  | { readonly type: 'broken'; readonly reason: string };

const CHILD = new URL('child.js', import.meta.url).pathname;
const ENDS_WITHIN = 600_000;

/** A probe that runs in a process of its own, so that memory, CPU and event loop are its own. */
export interface RunningProbe<Found> {
  readonly child: ChildProcess;
  /** What its function returned; rejects when it threw, was killed, or took more than ten minutes. */
  readonly found: Promise<Found>;
}

/**
 * Starts the probe that a module in probes/ exports as `probe`.
 * @param input what its function is called with, as JSON
 */
export function startProbe<Found>(module: string, input: unknown): RunningProbe<Found> {
  const url = new URL(`${module}.js`, import.meta.url).href;
  const child = fork(CHILD, [url, JSON.stringify(input)], {
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const found = new Promise<Found>((resolve, reject) => {
    const watch = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN);
    let reason = 'it was killed, or did not end in time';
    let result: { readonly found: Found } | null = null;
    child.on('message', (message: ProbeMessage<Found>) => {
      if (message.type === 'found') result = message;
      else if (message.type === 'broken') reason = message.reason;
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(watch);
      if (result !== null) resolve(result.found);
      else reject(new Error(`${module}: ${reason}`));
    });
  });
  found.catch(() => undefined);
  return { child, found };
}

/** Starts a probe and waits for what it found. */
export function runProbe<Found>(module: string, input: unknown): Promise<Found> {
  return startProbe<Found>(module, input).found;
}
