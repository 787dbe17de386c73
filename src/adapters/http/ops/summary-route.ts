import type { Milliseconds } from '../../../domain/instant.ts';
import { type SummaryView, summarySchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { SharedReading } from './shared-reading.ts';
import { workersTogether } from './worker-view.ts';

/** However many desks look, the database is asked once a second. */
const FRESH_FOR: Milliseconds = 1_000;

/** An operator sees how the service does. */
export function summaryRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  const readings = new SharedReading(
    ports.clock,
    () => readSummary(ports),
    () => FRESH_FOR,
  );
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/summary',
    access: ['operator'],
    name: 'readSummary',
    summary: 'See how the service does',
    answers: { 200: { description: 'Counts, ages and circuits.', schema: summarySchema } },
    handle: async ({ context }) => context.json(await readings.get('summary')),
  });
}

async function readSummary({ repository, ledger, workerReports }: HttpDependencies['ports']): Promise<SummaryView> {
  const [now, requests, owed, waitingForModel, deadLetters, workers] = await Promise.all([
    repository.now(),
    repository.countByStatus(),
    repository.longestOwed(),
    repository.countWaitingForModel(),
    ledger.countWaiting(),
    workerReports.list(),
  ]);
  return {
    at: new Date(now).toISOString(),
    requests,
    queue: {
      depth: requests.queued,
      oldestSeconds: seconds(owed.queued),
      longestInWorkSeconds: seconds(owed.generating),
    },
    waitingForModel,
    ...workersTogether(workers),
    deadLettersWaiting: { count: deadLetters },
  };
}

function seconds(age: Milliseconds | null): number | null {
  return age === null ? null : Math.max(0, age) / 1_000;
}
