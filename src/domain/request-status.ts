import { match } from 'ts-pattern';
import type { GenerationOutcome } from './generation-outcome.ts';

/** Where a request stands; also the wire and the database word. */
export const REQUEST_STATUSES = [
  'queued',
  'generating',
  'completed',
  'awaiting_clarification',
  'out_of_scope',
  'blocked',
  'failed',
  'cancelled',
] as const;
export type RequestStatus = (typeof REQUEST_STATUSES)[number];

/** The status that an outcome puts a request into. */
export type OutcomeStatus = Exclude<RequestStatus, 'queued' | 'generating' | 'cancelled'>;

export function statusOfOutcome(outcome: GenerationOutcome): OutcomeStatus {
  return match(outcome)
    .returnType<OutcomeStatus>()
    .with({ kind: 'success' }, { kind: 'cached' }, () => 'completed')
    .with({ kind: 'clarification_needed' }, () => 'awaiting_clarification')
    .with({ kind: 'out_of_scope' }, () => 'out_of_scope')
    .with({ kind: 'blocked' }, () => 'blocked')
    .with({ kind: 'failed' }, () => 'failed')
    .exhaustive();
}
