import type { WorkerReport } from '../../../src/domain/ports/worker-reports.ts';

/** What a worker with nothing to say says. */
export function workerReport(worker: string, overrides: Partial<WorkerReport> = {}): WorkerReport {
  return {
    worker,
    startedAt: Date.UTC(2026, 0, 1),
    version: '1.0.0',
    inWork: 0,
    circuits: [],
    unexpectedStatuses: [],
    modelCalls: [],
    ...overrides,
  };
}
