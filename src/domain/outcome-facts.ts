import { match } from 'ts-pattern';
import type {
  BlockedCategory,
  ClarificationCause,
  FailureReason,
  GenerationOutcome,
  OutOfScopeReason,
} from './generation-outcome.ts';
import type { Provenance } from './provenance.ts';

/** The closed word that says why a request ended as it did. */
export type OutcomeWhy = ClarificationCause | OutOfScopeReason | BlockedCategory | FailureReason;

/** What a request's events keep of an outcome, since the row only has the last one. Closed words and numbers. */
export interface OutcomeFacts {
  readonly why?: OutcomeWhy;
  /** What the lesson cost. Only where it was made for this request: one from the library is not paid for again. */
  readonly provenance?: Provenance;
}

export function factsOfOutcome(outcome: GenerationOutcome): OutcomeFacts {
  return match(outcome)
    .returnType<OutcomeFacts>()
    .with({ kind: 'success' }, ({ provenance }) => ({ provenance }))
    .with({ kind: 'cached' }, () => ({}))
    .with({ kind: 'clarification_needed' }, ({ cause }) => ({ why: cause }))
    .with({ kind: 'out_of_scope' }, { kind: 'failed' }, ({ reason }) => ({ why: reason }))
    .with({ kind: 'blocked' }, ({ category }) => ({ why: category }))
    .exhaustive();
}
