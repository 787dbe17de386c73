import type { InvariantName } from '../watch/invariants.ts';
import type { Sabotage } from './sabotage.ts';

/** A deliberate breakage that the simulation must notice. */
export interface PlantedBug {
  readonly name: string;
  /** What goes wrong for whom. */
  readonly harm: string;
  /** The invariants that may be the first to notice. */
  readonly caughtBy: readonly InvariantName[];
  readonly sabotage: Sabotage;
}
