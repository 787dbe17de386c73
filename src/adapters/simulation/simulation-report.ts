import type { FaultKind, Statistics } from './statistics.ts';
import type { InvariantName } from './watch/invariants.ts';

export interface SimulationOptions {
  /** Days to simulate. */
  readonly seeds: number;
  /** Students, with a question each, in a day. */
  readonly requests: number;
  /** The first seed; the others follow. */
  readonly firstSeed: number;
  /** Real milliseconds after which no further day begins; null for as long as it takes. */
  readonly timeLimit: number | null;
  /** Ends the simulation after the day in progress. */
  readonly signal?: AbortSignal;
  /** Whether to see that every planted bug is caught. */
  readonly plantBugs: boolean;
}

/** A day on which something happened that must not. `vividly simulate --seed` replays it exactly. */
export interface SeedViolation {
  readonly seed: number;
  readonly invariant: InvariantName;
  /** What the invariant promises. */
  readonly promise: string;
  readonly detail: string;
  readonly atSeconds: number;
  readonly trace: readonly string[];
}

export interface PlantedBugResult {
  readonly name: string;
  readonly harm: string;
  readonly caught: boolean;
  /** The first seed on which it was caught; null where it was not. */
  readonly seed: number | null;
  readonly invariant: InvariantName | null;
}

/** What a simulation came to, as `--json` prints it. */
export interface SimulationReport {
  /** Days that were simulated. */
  readonly seeds: number;
  readonly firstSeed: number;
  readonly requests: number;
  readonly violations: readonly SeedViolation[];
  readonly durationSeconds: number;
  readonly seedsPerSecond: number;
  readonly virtualHours: number;
  readonly steps: number;
  readonly crashes: number;
  readonly takeovers: number;
  readonly cancelled: number;
  readonly upgrades: number;
  readonly modelCalls: number;
  readonly deadLetters: number;
  readonly faultsInjected: Readonly<Record<FaultKind, number>>;
  readonly outcomes: Statistics['outcomes'];
  readonly plantedBugs: readonly PlantedBugResult[];
  /** `pass` when nothing was violated and every planted bug was caught. */
  readonly verdict: 'pass' | 'fail';
}

/** What is told while a simulation runs. */
export interface SimulationProgress {
  readonly phase: 'days' | 'planted_bugs';
  readonly done: number;
  readonly of: number;
}
