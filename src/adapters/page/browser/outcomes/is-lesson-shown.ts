import { match, P } from 'ts-pattern';
import type { RequestView } from '../../../wire/request-view.ts';

/** Whether a lesson that a request has is the student's to read: while it is made, when it is given, and when the rest of it failed. */
export function isLessonShown({ status, outcome }: Pick<RequestView, 'status' | 'outcome'>): boolean {
  if (status === 'cancelled') return false;
  return match(outcome)
    .with(null, { kind: P.union('success', 'cached', 'failed') }, () => true)
    .with({ kind: P.union('clarification_needed', 'out_of_scope', 'blocked') }, () => false)
    .exhaustive();
}
