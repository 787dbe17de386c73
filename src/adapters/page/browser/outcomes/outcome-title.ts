import { match } from 'ts-pattern';
import type { OutcomeView } from '../../../wire/request-view.ts';

/** An outcome in one line: its heading, and what a screen reader hears when it arrives. */
export function outcomeTitle(outcome: OutcomeView): string {
  return match(outcome)
    .with({ kind: 'success', quality: 'full' }, { kind: 'cached', quality: 'full' }, () => 'Your lesson is ready')
    .with(
      { kind: 'success', quality: 'basic' },
      { kind: 'cached', quality: 'basic' },
      () => 'Your lesson is ready, in its basic version',
    )
    .with({ kind: 'clarification_needed', cause: 'ambiguous_query' }, () => 'Which one do you mean?')
    .with({ kind: 'clarification_needed', cause: 'model_unavailable' }, () => 'Our reading assistant is having a break')
    .with({ kind: 'out_of_scope', reason: 'non_academic' }, () => 'This is not something we teach')
    .with({ kind: 'out_of_scope', reason: 'not_covered' }, () => 'We have no lesson on this yet')
    .with({ kind: 'out_of_scope', reason: 'beyond_grade' }, () => 'This one comes in a later grade')
    .with({ kind: 'blocked', category: 'self_harm' }, () => 'You do not have to carry this alone')
    .with({ kind: 'blocked' }, () => 'We cannot make a lesson of this')
    .with({ kind: 'failed' }, () => 'We could not make your lesson')
    .exhaustive();
}
