import { match } from 'ts-pattern';
import type { GenerationOutcome } from '../../domain/generation-outcome.ts';

/** Whether a load run counts the outcome against the system. Every other outcome is a valid end. */
export function outcomeIsFailure(outcome: GenerationOutcome): boolean {
  return match(outcome)
    .with(
      { kind: 'success' },
      { kind: 'cached' },
      { kind: 'clarification_needed' },
      { kind: 'out_of_scope' },
      { kind: 'blocked' },
      () => false,
    )
    .with({ kind: 'failed' }, () => true)
    .exhaustive();
}
