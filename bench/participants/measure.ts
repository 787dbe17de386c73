import { fork } from 'node:child_process';
import type { ChildMeasurement, ChildMessage } from './measure-in-child.ts';
import type { ParticipantSetup } from './participant.ts';

/** CPU of the servers that a participant uses, read before and after. */
export type ReadServerCpu = () => number | null;

export interface Measurement extends ChildMeasurement {
  readonly requestsPerSecond: number;
  /** CPU of the servers in that time; null where it cannot be read. */
  readonly serverCpuSeconds: number | null;
}

const CHILD = new URL('child.js', import.meta.url).pathname;
const MEASURED_WITHIN = 300_000;
const ENDS_WITHIN = 20_000;

/** Measures one participant once, in a process of its own. Rejects when it breaks, and when an outcome is missing. */
export function measure(
  module: string,
  setup: ParticipantSetup,
  options: {
    /** The Node that runs it. */
    readonly execPath: string;
    /** Where the CPU profile of its process goes, the warm-up included; null for none. */
    readonly profileFolder: string | null;
    readonly beforeStart: () => Promise<void>;
    readonly serverCpu: ReadServerCpu;
  },
): Promise<Measurement> {
  const { execPath, profileFolder, beforeStart, serverCpu } = options;
  const execArgv = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [module, JSON.stringify(setup)], {
      execPath,
      execArgv,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let measured: Measurement | null = null;
    let cpuBefore: number | null = null;
    let broken: string | null = null;
    // One that hangs, or whose shutdown does, must not hold up the others.
    let watch = setTimeout(() => child.kill('SIGKILL'), MEASURED_WITHIN);
    child.on('message', (message: ChildMessage) => {
      if (message.type === 'ready') {
        beforeStart().then(() => {
          cpuBefore = serverCpu();
          child.send('start');
        }, reject);
      } else if (message.type === 'measured') {
        const cpuAfter = serverCpu();
        measured = {
          ...message.measured,
          requestsPerSecond: setup.requests / message.measured.seconds,
          serverCpuSeconds: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore,
        };
        clearTimeout(watch);
        watch = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN);
        child.send('go on');
      } else {
        broken = message.reason;
      }
    });
    child.once('error', reject);
    child.once('exit', () => {
      clearTimeout(watch);
      if (measured !== null && broken === null) resolve(measured);
      else reject(new Error(`${module}: ${broken ?? `it ended without a measurement within ${MEASURED_WITHIN} ms`}`));
    });
  });
}
