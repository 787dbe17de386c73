import { GONE_AFTER } from '../../../application/report-worker.ts';
import { CIRCUIT_STATES, type CircuitState, type SeenWorker } from '../../../domain/ports/worker-reports.ts';
import type { SummaryView, WorkerView } from '../../wire/ops-schemas.ts';

/** A worker as operators see it. */
export function workerView({ startedAt, seenAt, silentFor, ...report }: SeenWorker): WorkerView {
  return {
    worker: report.worker,
    state: isLive({ silentFor }) ? 'live' : 'gone',
    startedAt: new Date(startedAt).toISOString(),
    seenAt: new Date(seenAt).toISOString(),
    silentSeconds: silentFor / 1_000,
    version: report.version,
    inWork: report.inWork,
    circuits: [...report.circuits],
    unexpectedStatuses: [...report.unexpectedStatuses],
    modelCalls: [...report.modelCalls],
  };
}

/** What live workers say together: the worst circuit of each model, and the unknown words of all. */
export function workersTogether(
  workers: readonly SeenWorker[],
): Pick<SummaryView, 'models' | 'workers' | 'unexpectedStatuses'> {
  const live = workers.filter(isLive);
  const circuits = new Map<string, CircuitState>();
  for (const { model, state } of live.flatMap((worker) => worker.circuits)) {
    circuits.set(model, worse(state, circuits.get(model) ?? state));
  }
  return {
    models: [...circuits].map(([model, circuit]) => ({ model, circuit })),
    workers: { live: live.length, gone: workers.length - live.length },
    unexpectedStatuses: live
      .flatMap(({ unexpectedStatuses }) => unexpectedStatuses)
      .reduce((sum, { count }) => sum + count, 0),
  };
}

function isLive({ silentFor }: Pick<SeenWorker, 'silentFor'>): boolean {
  return silentFor <= GONE_AFTER;
}

/** Circuit states are listed from the best to the worst. */
function worse(one: CircuitState, other: CircuitState): CircuitState {
  return CIRCUIT_STATES.indexOf(one) > CIRCUIT_STATES.indexOf(other) ? one : other;
}
