import type { OpenParticipantOf, ParticipantSetup } from './participant.ts';

/** What a participant's process says to the one that measures. */
export type ChildMessage =
  | { readonly type: 'ready' }
  | { readonly type: 'measured'; readonly measured: ChildMeasurement }
  | { readonly type: 'broken'; readonly reason: string };

/** Of one run in a process of its own. */
export interface ChildMeasurement {
  /** From the first submission to the last committed outcome. */
  readonly seconds: number;
  /** CPU of the process in that time. */
  readonly cpuSeconds: number;
  /** Most memory that the process ever had. */
  readonly peakMegabytes: number;
  readonly node: string;
}

/** Runs in the participant's process: opens, warms up, says that it is ready, measures once when it is told to. */
export async function measureInChild(open: OpenParticipantOf, setup: ParticipantSetup): Promise<void> {
  const { firstNumber, warmUp, requests } = setup;
  const participant = await open(setup);
  try {
    const storedBefore = await participant.stored();
    await participant.run(firstNumber, warmUp);
    const start = told();
    say({ type: 'ready' });
    await start;
    const cpuBefore = process.cpuUsage();
    const before = performance.now();
    await participant.run(firstNumber + warmUp, requests);
    const seconds = (performance.now() - before) / 1_000;
    const { user, system } = process.cpuUsage(cpuBefore);
    // The measuring process reads the CPU of the servers before anything else is asked of them.
    const goOn = told();
    say({
      type: 'measured',
      measured: {
        seconds,
        cpuSeconds: (user + system) / 1e6,
        peakMegabytes: process.resourceUsage().maxRSS / 1_024,
        node: process.version,
      },
    });
    await goOn;
    const stored = (await participant.stored()) - storedBefore;
    if (stored !== warmUp + requests) throw new Error(`${stored} outcomes are stored, not ${warmUp + requests}`);
  } finally {
    await participant.close();
  }
}

function told(): Promise<void> {
  return new Promise((resolve) => process.once('message', () => resolve()));
}

/** Tells the measuring process. */
export function say(message: ChildMessage): void {
  process.send?.(message);
}
