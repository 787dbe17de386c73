import type { LoadObservations } from './load-observations.ts';
import { outcomeIsFailure } from './outcome-is-failure.ts';

/**
 * Why a run did not pass; nothing when every accepted request ended validly: none lost, unfinished, doubled, failed or
 * dead-lettered, and no error logged. Warnings are allowed: a degraded answer is one, and it is valid.
 */
export function reasonsToFail(observed: LoadObservations): readonly string[] {
  const { ends, refused, deadLettered, errorsLogged, interrupted } = observed;
  const count = (is: (end: (typeof ends)[number]) => boolean): number => ends.filter(is).length;
  const findings: readonly (readonly [number, string])[] = [
    [refused.length, `submissions were not accepted (the first because: ${refused[0]})`],
    [count(({ state }) => state === 'lost'), 'accepted requests are not in the database'],
    [count(({ state }) => state === 'unfinished'), 'requests have not ended'],
    [count(({ surplusOutcomes }) => surplusOutcomes > 0), 'requests ended more than once'],
    [count(({ outcome }) => outcome !== null && outcomeIsFailure(outcome)), 'requests failed'],
    [deadLettered, 'messages were dead-lettered'],
    [errorsLogged, 'errors were logged'],
  ];
  const reasons = findings.filter(([found]) => found > 0).map(([found, what]) => `${found} ${what}`);
  if (ends.length === 0) reasons.unshift('no request was accepted');
  if (interrupted) reasons.unshift('the run was stopped before it was over');
  return reasons;
}
