import Table from 'cli-table3';
import type { LoadReport } from '../load/load-report.ts';

/** No lines between rows. */
const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** The report of a load run as a table for a person, with every reason why it did not pass. */
export function printLoadReport(report: LoadReport, reasons: readonly string[]): string {
  const table = new Table({ chars: NO_RULES, style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  const { outcomes, latencySeconds } = report;
  table.push(
    ['accepted', report.published],
    ['answered', report.processed],
    ...Object.entries(outcomes).map(([kind, count]) => [`  ${kind.replaceAll('_', ' ')}`, count]),
    ['unfinished', report.unfinished],
    ['dead-lettered', report.deadLettered],
    ['duplicates suppressed', report.duplicatesSuppressed],
    ['model calls', report.modelCalls],
    ['duration', `${report.durationSeconds} s`],
    ['throughput', `${report.throughputPerSecond} /s`],
    ['latency p50', `${latencySeconds.p50} s`],
    ['latency p95', `${latencySeconds.p95} s`],
    ['latency p99', `${latencySeconds.p99} s`],
    ['latency max', `${latencySeconds.max} s`],
    ['errors logged', report.errorsLogged],
    ['warnings logged', report.warningsLogged],
    ['verdict', report.verdict],
  );
  return [table.toString(), ...reasons.map((reason) => `  ${reason}`)].join('\n');
}
