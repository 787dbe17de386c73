import type { Clock } from '../../../domain/ports/clock.ts';
import type { DeadLetterLedger } from '../../../domain/ports/dead-letter-ledger.ts';
import type { JobQueue } from '../../../domain/ports/job-queue.ts';
import type { LanguageModel } from '../../../domain/ports/language-model.ts';
import type { LessonLibrary } from '../../../domain/ports/lesson-library.ts';
import type { RequestRepository } from '../../../domain/ports/request-repository.ts';
import type { Telemetry } from '../../../domain/ports/telemetry.ts';
import type { transition } from '../../../domain/request-life-cycle.ts';

/** Where a program can be broken on purpose: each wraps a port, or replaces the life cycle. Nothing in production code. */
export interface Sabotage {
  readonly lifeCycle?: typeof transition;
  /** The stored requests, for everybody. */
  readonly storedRequests?: (stored: RequestRepository) => RequestRepository;
  readonly storedLetters?: (stored: DeadLetterLedger) => DeadLetterLedger;
  readonly storedLessons?: (stored: LessonLibrary) => LessonLibrary;
  /** The repository as the API uses it, with the queue it could publish to. */
  readonly apiRepository?: (repository: RequestRepository, queue: JobQueue) => RequestRepository;
  readonly workerRepository?: (repository: RequestRepository) => RequestRepository;
  /** A worker's queue, with the stored requests to look at. */
  readonly workerQueue?: (queue: JobQueue, stored: RequestRepository) => JobQueue;
  readonly workerClock?: (clock: Clock) => Clock;
  readonly workerTelemetry?: (telemetry: Telemetry) => Telemetry;
  /** One model, below the chain. */
  readonly model?: (model: LanguageModel) => LanguageModel;
}

export const NO_SABOTAGE: Sabotage = {};
