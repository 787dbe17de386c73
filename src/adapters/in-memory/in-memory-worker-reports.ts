import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { SeenWorker, WorkerReport, WorkerReports } from '../../domain/ports/worker-reports.ts';
import { copyOf } from './copy-of.ts';

/** Workers' reports in this process's memory: the test double. */
export class InMemoryWorkerReports implements WorkerReports {
  readonly #clock: Pick<Clock, 'now'>;
  readonly #reports = new Map<string, WorkerReport & { readonly seenAt: Instant }>();

  constructor(clock: Pick<Clock, 'now'>) {
    this.#clock = clock;
  }

  async report(report: WorkerReport): Promise<void> {
    this.#reports.set(report.worker, copyOf({ ...report, seenAt: this.#clock.now() }));
  }

  async list(): Promise<readonly SeenWorker[]> {
    const now = this.#clock.now();
    const reports = [...this.#reports.values()].map((report) => ({ ...report, silentFor: now - report.seenAt }));
    return copyOf(reports.sort((one, other) => (one.worker < other.worker ? -1 : 1)));
  }

  async leave(worker: string): Promise<void> {
    this.#reports.delete(worker);
  }

  async forget(silentFor: Milliseconds): Promise<void> {
    for (const [worker, { seenAt }] of this.#reports) {
      if (this.#clock.now() - seenAt > silentFor) this.#reports.delete(worker);
    }
  }
}
