import type { Milliseconds } from '../domain/instant.ts';
import type { Clock } from '../domain/ports/clock.ts';
import type { Telemetry } from '../domain/ports/telemetry.ts';
import type { WorkerReport, WorkerReports } from '../domain/ports/worker-reports.ts';

/** How often a worker says how it is: often enough that an operator waits for no breaker. */
export const REPORT_EVERY: Milliseconds = 5_000;
/** A worker that was silent for so long is gone: three reports in a row did not come. */
export const GONE_AFTER: Milliseconds = 20_000;
/** A worker that is gone is shown for so long, so that somebody sees that it went without a word. */
export const FORGOTTEN_AFTER: Milliseconds = 3_600_000;

export interface RunningReports {
  /** Takes the report back: a worker that ends in order is not missed. */
  stop(): Promise<void>;
}

/** Reports a worker at once and then again and again. A report that fails is logged once a round and costs the worker nothing. */
export function reportWorker(
  { clock, telemetry, workerReports }: { clock: Clock; telemetry: Telemetry; workerReports: WorkerReports },
  read: () => WorkerReport,
): RunningReports {
  const stopping = new AbortController();
  const reporting = repeat();
  return {
    async stop() {
      stopping.abort();
      await reporting;
      await attempt(() => workerReports.leave(read().worker));
    },
  };

  async function repeat(): Promise<void> {
    do {
      await attempt(async () => {
        await workerReports.report(read());
        await workerReports.forget(FORGOTTEN_AFTER);
      });
    } while ((await clock.sleep(REPORT_EVERY, stopping.signal)) === 'elapsed');
  }

  async function attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (thrown) {
      const detail = thrown instanceof Error ? thrown.message : 'unknown';
      telemetry.emit({ type: 'loop_failed', loop: 'report', detail });
    }
  }
}
