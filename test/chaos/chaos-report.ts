import Table from 'cli-table3';
import type { Findings } from './findings.ts';

/** What a chaos run found, as it is written to artifacts/. */
export interface ChaosReport {
  readonly seed: number;
  readonly accepted: number;
  /** Submissions that had to be sent more than once. */
  readonly resubmitted: number;
  readonly ended: Readonly<Record<string, number>>;
  readonly unfinished: number;
  readonly lost: number;
  readonly doubled: number;
  readonly gapsInEvents: number;
  readonly failedWithoutLetter: number;
  readonly kills: number;
  /** Requests that killed workers held. */
  readonly heldAtKills: number;
  readonly recoverySeconds: { readonly median: number; readonly max: number };
  /** From the end of the faults until everything had ended. */
  readonly settledAfterSeconds: number;
  readonly durationSeconds: number;
  readonly verdict: 'pass' | 'fail';
}

export interface ChaosFigures {
  readonly seed: number;
  readonly accepted: number;
  readonly resubmitted: number;
  readonly settledAfterSeconds: number;
  readonly durationSeconds: number;
}

/** Arithmetic on the findings. An unfinished request counts as lost: nobody would ever be told. */
export function chaosReport(findings: Findings, figures: ChaosFigures): ChaosReport {
  const recoveries = findings.recoveries.flatMap(({ seconds }) => (seconds === null ? [] : [seconds]));
  const sorted = recoveries.sort((one, other) => one - other);
  const lost = findings.lost.length + findings.unfinished.length;
  const doubled = findings.doubled.length;
  const odd = findings.gaps.length + findings.failedWithoutLetter.length;
  return {
    ...figures,
    ended: findings.ended,
    unfinished: findings.unfinished.length,
    lost,
    doubled,
    gapsInEvents: findings.gaps.length,
    failedWithoutLetter: findings.failedWithoutLetter.length,
    kills: findings.recoveries.length,
    heldAtKills: findings.recoveries.reduce((sum, { held }) => sum + held, 0),
    recoverySeconds: { median: sorted[Math.floor(sorted.length / 2)] ?? 0, max: sorted.at(-1) ?? 0 },
    verdict: figures.accepted > 0 && lost + doubled + odd === 0 ? 'pass' : 'fail',
  };
}

/** No lines between rows. */
const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };

/** The report as a table for a person. */
export function printChaosReport(report: ChaosReport): string {
  const table = new Table({ chars: NO_RULES, style: { head: [], border: [] }, colAligns: ['left', 'right'] });
  for (const [name, value] of Object.entries(report)) {
    if (typeof value !== 'object') table.push([name, value]);
    else for (const [part, figure] of Object.entries(value)) table.push([`${name} ${part}`, figure as number]);
  }
  return table.toString();
}
