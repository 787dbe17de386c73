import type { Milliseconds } from '../../domain/instant.ts';
import type { RequestEnd } from './read-ends.ts';

/** Everything that a run observed, before arithmetic. */
export interface LoadObservations {
  readonly ends: readonly RequestEnd[];
  /** Why submissions were not accepted. */
  readonly refused: readonly string[];
  readonly deadLettered: number;
  readonly duplicatesSuppressed: number;
  readonly modelCalls: number;
  readonly duration: Milliseconds;
  readonly errorsLogged: number;
  readonly warningsLogged: number;
  /** True when the run was stopped before it was over. */
  readonly interrupted: boolean;
}
