import { match } from 'ts-pattern';
import type { GenerationOutcome, OutcomeKind } from '../../domain/generation-outcome.ts';

/** How many requests ended in each outcome. */
export type OutcomeCounts = { readonly [Kind in OutcomeKind]: number };

/** Counts every outcome under its own kind. A new kind does not compile until it is counted here. */
export function countOutcomes(outcomes: readonly GenerationOutcome[]): OutcomeCounts {
  const counts = { success: 0, cached: 0, clarification_needed: 0, out_of_scope: 0, blocked: 0, failed: 0 };
  for (const outcome of outcomes) {
    match(outcome)
      .with({ kind: 'success' }, () => {
        counts.success += 1;
      })
      .with({ kind: 'cached' }, () => {
        counts.cached += 1;
      })
      .with({ kind: 'clarification_needed' }, () => {
        counts.clarification_needed += 1;
      })
      .with({ kind: 'out_of_scope' }, () => {
        counts.out_of_scope += 1;
      })
      .with({ kind: 'blocked' }, () => {
        counts.blocked += 1;
      })
      .with({ kind: 'failed' }, () => {
        counts.failed += 1;
      })
      .exhaustive();
  }
  return counts;
}
