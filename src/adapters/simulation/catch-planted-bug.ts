import type { PlantedBug } from './planted/planted-bug.ts';
import { simulateDay } from './simulate-day.ts';
import type { PlantedBugResult } from './simulation-report.ts';

/** Days after which a planted bug that nobody noticed counts as not caught. */
export const DAYS_TO_CATCH = 300;

/** Plants the bug and runs days until one of the invariants that must notice it does. */
export async function catchPlantedBug(
  { name, harm, caughtBy, sabotage }: PlantedBug,
  { firstSeed, requests }: { readonly firstSeed: number; readonly requests: number },
): Promise<PlantedBugResult> {
  for (let seed = firstSeed; seed < firstSeed + DAYS_TO_CATCH; seed += 1) {
    const { violation } = await simulateDay({ seed, requests, sabotage, traced: false });
    if (violation === null) continue;
    const { invariant } = violation;
    return { name, harm, caught: caughtBy.includes(invariant), seed, invariant };
  }
  return { name, harm, caught: false, seed: null, invariant: null };
}
