import type { TelemetryEvent } from '../../domain/ports/telemetry.ts';
import type { WorkerReport } from '../../domain/ports/worker-reports.ts';
import type { TelemetrySink } from './telemetry-sink.ts';

/** Counts what a worker reports of itself: words that nobody knows, and calls to models. Since the process started. */
export class WorkTally implements TelemetrySink {
  readonly #unexpected = new Map<string, number>();
  readonly #calls = new Map<string, { calls: number; failed: number }>();

  take(event: TelemetryEvent): void {
    if (event.type === 'unexpected_status') {
      this.#unexpected.set(event.where, (this.#unexpected.get(event.where) ?? 0) + 1);
    }
    if (event.type === 'model_called') {
      const { calls, failed } = this.#calls.get(event.model) ?? { calls: 0, failed: 0 };
      this.#calls.set(event.model, { calls: calls + 1, failed: failed + (event.result === 'reply' ? 0 : 1) });
    }
  }

  counts(): Pick<WorkerReport, 'unexpectedStatuses' | 'modelCalls'> {
    return {
      unexpectedStatuses: [...this.#unexpected].map(([where, count]) => ({ where, count })),
      modelCalls: [...this.#calls].map(([model, counts]) => ({ model, ...counts })),
    };
  }
}
