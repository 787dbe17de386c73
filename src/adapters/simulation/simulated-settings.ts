import type { WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { World } from './world.ts';

/** The storm ends here, in virtual time since the start. */
export const STORM_LASTS = 240_000;
/** How long calm weather may need to bring everything to its end. */
export const CALM_LASTS = 1_800_000;

/** Share of days with one process and its own queue, as on a laptop; on the others workers share a broker. */
export const ONE_PROCESS_DAYS = 0.25;

export const LEASE_FOR = 15_000;
/** A worker renews at a third of its lease. */
export const RENEW_EVERY = LEASE_FOR / 3;
export const MAX_ATTEMPTS = 5;

/** What the workers of one simulated day are set to: short times, so that a lot happens, and any ladder. */
export function simulatedSettings({ random }: World): Omit<WorkerSettings, 'worker'> {
  return {
    leaseFor: LEASE_FOR,
    understandingDeadline: 20_000,
    writingDeadline: 30_000,
    renderingDeadline: 30_000,
    requestDeadline: 150_000,
    retry: { maxAttempts: MAX_ATTEMPTS, firstDelay: 1_000, maxDelay: 20_000 },
    libraryPoll: 2_000,
    ladder: {
      offlineUnderstanding: random.chance(0.85),
      library: random.chance(0.85),
      offlineLesson: random.chance(0.85),
    },
    modelQuality: 'full',
    lessonVersion: 'simulation',
  };
}

export const SIMULATED_LOOPS: WorkerLoops = {
  concurrency: 3,
  recoverEvery: 6_000,
  recoverBatch: 10,
  resumeEvery: 8_000,
  resumeBatch: 5,
};

/** How the model chain of each worker is set. */
export const SIMULATED_CHAIN = {
  concurrency: 8,
  openAfter: 3,
  probeAfter: 10_000,
  retry: { maxAttempts: 2, firstDelay: 500, maxDelay: 4_000 },
  callTimeout: 8_000,
} as const;
