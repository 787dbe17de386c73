import type { JSX } from 'preact';
import { match, P } from 'ts-pattern';
import type { OutcomeView, RequestView } from '../../../wire/request-view.ts';
import { FeedbackCard } from '../lesson/feedback-card.tsx';
import { NextSteps } from '../lesson/next-steps.tsx';
import { LessonOrigin } from './lesson-origin.tsx';

/** What follows after the lesson, for the outcomes that have one. */
export function OutcomeTail(props: { readonly outcome: OutcomeView; readonly view: RequestView }): JSX.Element | null {
  const { outcome, view } = props;
  return match(outcome)
    .with({ kind: 'success' }, { kind: 'cached' }, (ready) => (
      <>
        <FeedbackCard requestId={view.id} lessonId={ready.lessonId} />
        <NextSteps view={view} />
        <LessonOrigin outcome={ready} sources={view.lesson?.sources ?? []} />
      </>
    ))
    .with({ kind: P.union('clarification_needed', 'out_of_scope', 'blocked', 'failed') }, () => null)
    .exhaustive();
}
