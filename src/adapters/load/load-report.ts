import type { Milliseconds } from '../../domain/instant.ts';
import { countOutcomes, type OutcomeCounts } from './count-outcomes.ts';
import type { LoadObservations } from './load-observations.ts';
import { percentile } from './percentile.ts';
import { reasonsToFail } from './reasons-to-fail.ts';

/** What a load run found. Other programs read it: the names are fixed in docs/load-testing.md. */
export interface LoadReport {
  /** Requests that were accepted. */
  readonly published: number;
  /** Those that ended in an outcome. */
  readonly processed: number;
  readonly outcomes: OutcomeCounts;
  /** Accepted, and without an outcome in the database. */
  readonly unfinished: number;
  readonly deadLettered: number;
  /** Deliveries that changed nothing, because another one already had. */
  readonly duplicatesSuppressed: number;
  readonly modelCalls: number;
  readonly durationSeconds: number;
  readonly throughputPerSecond: number;
  /** From submission to the first outcome. */
  readonly latencySeconds: { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
  readonly errorsLogged: number;
  readonly warningsLogged: number;
  readonly verdict: 'pass' | 'fail';
}

/** The report with, where the verdict is not `pass`, every reason why. */
export function loadReport(observed: LoadObservations): {
  readonly report: LoadReport;
  readonly reasons: readonly string[];
} {
  const { ends, duration } = observed;
  const ended = ends.filter(({ state }) => state === 'ended');
  const latencies = ends.flatMap(({ latency }) => (latency === null ? [] : [latency])).sort((one, two) => one - two);
  const reasons = reasonsToFail(observed);
  const report: LoadReport = {
    published: ends.length,
    processed: ended.length,
    outcomes: countOutcomes(ended.flatMap(({ outcome }) => (outcome === null ? [] : [outcome]))),
    unfinished: ends.length - ended.length,
    deadLettered: observed.deadLettered,
    duplicatesSuppressed: observed.duplicatesSuppressed,
    modelCalls: observed.modelCalls,
    durationSeconds: seconds(duration),
    throughputPerSecond: duration === 0 ? 0 : Math.round((ended.length / duration) * 1e5) / 100,
    latencySeconds: {
      p50: seconds(percentile(latencies, 0.5)),
      p95: seconds(percentile(latencies, 0.95)),
      p99: seconds(percentile(latencies, 0.99)),
      max: seconds(percentile(latencies, 1)),
    },
    errorsLogged: observed.errorsLogged,
    warningsLogged: observed.warningsLogged,
    verdict: reasons.length === 0 ? 'pass' : 'fail',
  };
  return { report, reasons };
}

function seconds(milliseconds: Milliseconds): number {
  return Math.round(milliseconds) / 1000;
}
