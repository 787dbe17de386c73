import type { PlantedBugResult, SeedViolation, SimulationReport } from './simulation-report.ts';

/** The report for people: figures, what was planted and caught, and the trace of every day that failed. */
export function renderReport(report: SimulationReport): string {
  return [
    ...figures(report),
    '',
    ...counted('Faults injected', report.faultsInjected),
    '',
    ...counted('Outcomes', report.outcomes),
    '',
    ...plantedBugs(report.plantedBugs),
    ...report.violations.flatMap((violation) => ['', ...failure(violation, report.requests)]),
    '',
    `Verdict: ${report.verdict}`,
  ].join('\n');
}

function figures(report: SimulationReport): readonly string[] {
  const { seeds, firstSeed, requests, violations, durationSeconds, seedsPerSecond } = report;
  return [
    `${seeds} days (seeds ${firstSeed} to ${firstSeed + seeds - 1}) of ${requests} requests: ${violations.length} violations`,
    `${durationSeconds.toFixed(1)} s for ${report.virtualHours.toFixed(1)} virtual hours: ${seedsPerSecond.toFixed(1)} seeds a second`,
    `${report.steps} steps, ${report.crashes} crashes, ${report.takeovers} takeovers, ${report.modelCalls} model calls, ` +
      `${report.cancelled} cancellations, ${report.upgrades} upgrades, ${report.deadLetters} dead letters`,
  ];
}

function counted(title: string, counts: Readonly<Record<string, number>>): readonly string[] {
  const width = Math.max(...Object.keys(counts).map(({ length }) => length));
  return [title, ...Object.entries(counts).map(([name, count]) => `  ${name.padEnd(width)}  ${count}`)];
}

function plantedBugs(results: readonly PlantedBugResult[]): readonly string[] {
  if (results.length === 0) return [];
  const caught = results.filter((result) => result.caught).length;
  const width = Math.max(...results.map(({ name }) => name.length));
  const lines = results.map(({ name, seed, invariant, ...result }) => {
    const by = seed === null ? 'by nothing' : `by ${invariant} on seed ${seed}`;
    return `  ${result.caught ? 'caught    ' : 'NOT CAUGHT'}  ${name.padEnd(width)}  ${by}`;
  });
  return [`Planted bugs: ${caught} of ${results.length} caught`, ...lines];
}

/** The last lines of the trace tell what led to the violation; the JSON report has them all. */
const TRACE_LINES = 80;

function failure(violation: SeedViolation, requests: number): readonly string[] {
  const { seed, invariant, promise, detail, atSeconds, trace } = violation;
  return [
    `Seed ${seed} violates ${invariant}: ${promise}.`,
    `  After ${atSeconds.toFixed(3)} virtual seconds: ${detail}`,
    `  Replay: vividly simulate --seeds 1 --requests ${requests} --seed ${seed}`,
    ...(trace.length > TRACE_LINES ? [`  … ${trace.length - TRACE_LINES} lines before`] : []),
    ...trace.slice(-TRACE_LINES).map((line) => `  ${line}`),
  ];
}
