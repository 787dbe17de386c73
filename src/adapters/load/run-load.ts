import type { Ports } from '../../application/ports.ts';
import { type RunningWorker, runWorker, type WorkerLoops } from '../../application/run-worker.ts';
import type { WorkerSettings } from '../../application/settings.ts';
import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { EventCounts } from './event-counts.ts';
import type { LoadObservations } from './load-observations.ts';
import type { LoadOptions, OnProgress } from './load-options.ts';
import { loadQuestions } from './load-questions.ts';
import { readEnds } from './read-ends.ts';
import { submitLoad } from './submit-load.ts';
import { OpenRequests } from './wait-for-ends.ts';

/** What a load run is carried out with. */
export interface LoadParts {
  readonly ports: Ports & { readonly modelHealth: ModelHealth };
  readonly settings: WorkerSettings;
  readonly loops: WorkerLoops;
  /** Receives the telemetry of the ports. */
  readonly counts: EventCounts;
}

/** For the worker when everything has ended, or the run was stopped. */
const STOP_GRACE: Milliseconds = 5_000;
const ENOUGH_IN_WORK = 128;
/** Letters that other requests put aside meanwhile, and that are read past. */
const OTHER_LETTERS = 10_000;
/** Longer than any run: resuming and upgrading is the work of the worker that runs afterwards. */
const NOT_DURING_THE_RUN: Milliseconds = 24 * 3_600_000;

/**
 * Runs the whole pipeline under load: submits through the use case, works with a worker in this process, waits until
 * every accepted request has an outcome in the database, and reads what is to be known from there. Ends early when
 * `stopping` aborts.
 */
export async function runLoad(
  { ports, settings, loops, counts }: LoadParts,
  options: LoadOptions,
  stopping: AbortSignal,
  onProgress: OnProgress,
): Promise<LoadObservations> {
  const { clock, repository } = ports;
  const { requests, concurrency, identical, waitAtMost } = options;
  const questions = loadQuestions(ports.catalogue, requests, identical);
  await ports.queue.check();
  const since = await repository.now();
  const worker = await runWorker(ports, settings, {
    ...loops,
    concurrency: workersFor(concurrency, loops),
    resumeEvery: NOT_DURING_THE_RUN,
  });
  let accepted: readonly string[] = [];
  let refused: readonly string[] = [];
  let duration: Milliseconds;
  try {
    const startedAt = clock.now();
    const open = new OpenRequests(ports, counts);
    let submitted = 0;
    const report = (): void => onProgress(submitted, submitted - open.size);
    const onAccepted = (requestId: string): void => {
      submitted += 1;
      open.add(requestId);
      report();
    };
    let until: Instant | null = null;
    const ended = open.wait(() => until, stopping, report);
    ({ accepted, refused } = await submitLoad(ports, { questions, concurrency, stopping, onAccepted }));
    until = clock.now() + waitAtMost;
    await ended;
    duration = clock.now() - startedAt;
  } finally {
    await stop(worker, stopping);
  }
  return {
    ends: await readEnds(repository, accepted),
    refused,
    deadLettered: await countDeadLetters(ports, new Set(accepted), since),
    duplicatesSuppressed: counts.of('duplicate_suppressed'),
    modelCalls: counts.of('model_called'),
    duration,
    errorsLogged: counts.at('error'),
    warningsLogged: counts.at('warn'),
    interrupted: stopping.aborted,
  };
}

/** Enough in work that nothing waits for a turn at the model; beyond that, requests in work only renew their leases. */
function workersFor(submitters: number, loops: WorkerLoops): number {
  return Math.max(loops.concurrency, Math.min(submitters, ENOUGH_IN_WORK));
}

function stop(worker: RunningWorker, stopping: AbortSignal): Promise<void> {
  return worker.stop(stopping.aborted ? 0 : STOP_GRACE);
}

/** Letters of these requests, and unreadable ones that were filed since: nobody can say whose those are. */
async function countDeadLetters(
  { ledger }: Pick<Ports, 'ledger'>,
  ids: ReadonlySet<string>,
  since: Instant,
): Promise<number> {
  const letters = await ledger.list({}, ids.size + OTHER_LETTERS);
  return letters.filter(({ requestId, filedAt }) => (requestId === null ? filedAt >= since : ids.has(requestId)))
    .length;
}
