import { match } from 'ts-pattern';
import type { GenerationOutcome } from './generation-outcome.ts';
import type { Milliseconds } from './instant.ts';

/** Why a message can never be worked on, or not any more. */
export const DEAD_LETTER_REASONS = [
  'unreadable_message',
  'unknown_schema_version',
  'unknown_request',
  'unrecognised_status',
  'request_failed',
] as const;
export type DeadLetterReason = (typeof DEAD_LETTER_REASONS)[number];

/** What should happen to a delivered message. A handler returns it; only a queue adapter carries it out. */
export type DeliveryDisposition =
  | { readonly kind: 'acknowledge' }
  | { readonly kind: 'retry'; readonly after: Milliseconds }
  | {
      readonly kind: 'dead_letter';
      readonly reason: DeadLetterReason;
      readonly detail: string;
      /** Names the dead letter: the same letter filed twice is kept once. */
      readonly letterId: string;
    };

export const ACKNOWLEDGE: DeliveryDisposition = { kind: 'acknowledge' };

/** Names the dead letter of a failed request: one for each time it was worked on anew. */
export function failureLetterId({ id, generation }: { readonly id: string; readonly generation: number }): string {
  return `${id}/${generation}`;
}

/** Every outcome is a valid end; only `failed` is kept aside for an operator. */
export function dispositionOfOutcome(
  outcome: GenerationOutcome,
  request: { readonly id: string; readonly generation: number },
): DeliveryDisposition {
  return match(outcome)
    .returnType<DeliveryDisposition>()
    .with(
      { kind: 'success' },
      { kind: 'cached' },
      { kind: 'clarification_needed' },
      { kind: 'out_of_scope' },
      { kind: 'blocked' },
      () => ACKNOWLEDGE,
    )
    .with({ kind: 'failed' }, ({ reason, stage }) => ({
      kind: 'dead_letter',
      reason: 'request_failed',
      detail: `${reason} at ${stage}`,
      letterId: failureLetterId(request),
    }))
    .exhaustive();
}
