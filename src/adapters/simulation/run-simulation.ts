import { catchPlantedBug } from './catch-planted-bug.ts';
import { PLANTED_BUGS } from './planted/planted-bugs.ts';
import { NO_SABOTAGE } from './planted/sabotage.ts';
import { simulateDay } from './simulate-day.ts';
import type {
  PlantedBugResult,
  SeedViolation,
  SimulationOptions,
  SimulationProgress,
  SimulationReport,
} from './simulation-report.ts';
import { addStatistics, emptyStatistics } from './statistics.ts';
import { INVARIANTS } from './watch/invariants.ts';

/** More failing days than these say nothing new; the simulation stops there. */
const ENOUGH_VIOLATIONS = 5;

/**
 * Runs the application through simulated days, one a seed, and then through days with a planted bug each.
 * Deterministic: the same options give the same report, but for the times.
 */
export async function runSimulation(
  options: SimulationOptions,
  onProgress: (progress: SimulationProgress) => void,
): Promise<SimulationReport> {
  const { seeds, requests, firstSeed, timeLimit, plantBugs, signal } = options;
  const sum = emptyStatistics();
  const violations: SeedViolation[] = [];
  const began = performance.now();
  const elapsed = (): number => performance.now() - began;
  let done = 0;
  const goesOn = (): boolean => signal?.aborted !== true && (timeLimit === null || elapsed() < timeLimit);
  while (done < seeds && violations.length < ENOUGH_VIOLATIONS && goesOn()) {
    const seed = firstSeed + done;
    const day = await simulateDay({ seed, requests, sabotage: NO_SABOTAGE, traced: false });
    addStatistics(sum, day.statistics);
    if (day.violation !== null) violations.push(await replayed(seed, requests));
    done += 1;
    onProgress({ phase: 'days', done, of: seeds });
    await letOthersRun();
  }
  const durationSeconds = elapsed() / 1000;
  const plantedBugs = plantBugs ? await plantAll({ firstSeed, requests }, onProgress, signal) : [];
  const { steps, virtualSeconds, crashes, takeovers, cancelled, upgrades, modelCalls, deadLetters } = sum.counts;
  return {
    seeds: done,
    firstSeed,
    requests,
    violations,
    durationSeconds,
    seedsPerSecond: done / durationSeconds,
    virtualHours: virtualSeconds / 3600,
    steps,
    crashes,
    takeovers,
    cancelled,
    upgrades,
    modelCalls,
    deadLetters,
    faultsInjected: sum.faultsInjected,
    outcomes: sum.outcomes,
    plantedBugs,
    verdict: passed(done, violations, plantBugs ? plantedBugs : null) ? 'pass' : 'fail',
  };
}

/** A simulation that was stopped before it looked has found nothing out. */
function passed(
  days: number,
  violations: readonly SeedViolation[],
  plantedBugs: readonly PlantedBugResult[] | null,
): boolean {
  if (days === 0 || violations.length > 0) return false;
  if (plantedBugs === null) return true;
  return plantedBugs.length === PLANTED_BUGS.length && plantedBugs.every(({ caught }) => caught);
}

/** The failing day again, this time with its trace. */
async function replayed(seed: number, requests: number): Promise<SeedViolation> {
  const { violation, trace } = await simulateDay({ seed, requests, sabotage: NO_SABOTAGE, traced: true });
  if (violation === null) throw new Error(`seed ${seed} did not replay: the simulation is not deterministic`);
  return { seed, ...violation, promise: INVARIANTS[violation.invariant], trace };
}

async function plantAll(
  day: { readonly firstSeed: number; readonly requests: number },
  onProgress: (progress: SimulationProgress) => void,
  signal: AbortSignal | undefined,
): Promise<readonly PlantedBugResult[]> {
  const results: PlantedBugResult[] = [];
  for (const bug of PLANTED_BUGS) {
    if (signal?.aborted === true) break;
    results.push(await catchPlantedBug(bug, day));
    onProgress({ phase: 'planted_bugs', done: results.length, of: PLANTED_BUGS.length });
    await letOthersRun();
  }
  return results;
}

/** A day does not let go of the event loop; between two of them signals and other work get their turn. */
function letOthersRun(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
