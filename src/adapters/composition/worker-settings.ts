import { hostname } from 'node:os';
import type { WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type { Config } from '../config/read-config.ts';

const FIRST_DELAY = 1_000;
const MAX_DELAY = 60_000;
const LIBRARY_POLL = 50;
const RECOVER_BATCH = 100;

/** The worker's slice of the configuration. */
export function workerSettings(config: Config, ids: IdGenerator, lessonVersion: string): WorkerSettings {
  return {
    worker: `${hostname()}-${process.pid}-${ids.uuid().slice(-8)}`,
    leaseFor: config.leaseFor,
    understandingDeadline: config.understandingDeadline,
    writingDeadline: config.writingDeadline,
    renderingDeadline: config.renderingDeadline,
    requestDeadline: config.requestDeadline,
    retry: { maxAttempts: config.maxAttempts, firstDelay: FIRST_DELAY, maxDelay: MAX_DELAY },
    libraryPoll: LIBRARY_POLL,
    ladder: {
      offlineUnderstanding: config.degradation.includes('offline_understanding'),
      library: config.degradation.includes('library'),
      offlineLesson: config.degradation.includes('offline_lesson'),
    },
    modelQuality: config.model === 'offline' ? 'basic' : 'full',
    lessonVersion,
  };
}

/** How often the worker's loops run. */
export function workerLoops(config: Config): WorkerLoops {
  return {
    concurrency: config.concurrency,
    recoverEvery: config.recoverEvery,
    recoverBatch: RECOVER_BATCH,
    resumeEvery: config.resumeEvery,
    resumeBatch: config.resumeBatch,
  };
}
