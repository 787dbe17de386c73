import { match, P } from 'ts-pattern';
import type { RequestState } from '../../../domain/content-request.ts';

/** What a stream may still bring: soon while the request is worked on, later while it waits, nothing after its end. */
export type Expectation = 'soon' | 'later' | 'nothing';

/**
 * What can still happen to a request by itself or by its student. An operator's replay of a failed request is neither: the
 * stream ends, and who still looks asks again later; the events after the last one that was seen bring the new answer.
 */
export function expectationOf(state: RequestState): Expectation {
  return match(state)
    .returnType<Expectation>()
    .with({ status: P.union('queued', 'generating') }, () => 'soon')
    .with({ status: 'awaiting_clarification' }, () => 'later')
    .with({ status: 'completed', upgrade: { kind: P.union('wanted', 'running') } }, () => 'soon')
    .with({ status: 'completed', upgrade: { kind: 'possible' } }, () => 'later')
    .with({ status: 'completed', upgrade: { kind: 'none' } }, () => 'nothing')
    .with({ status: P.union('out_of_scope', 'blocked', 'failed', 'cancelled') }, () => 'nothing')
    .exhaustive();
}
