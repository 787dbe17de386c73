import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { LessonReader } from '../lesson/lesson-reader.tsx';
import { NextSteps } from '../lesson/next-steps.tsx';
import { Notice } from '../parts/notice.tsx';
import { BasicNotice } from './basic-notice.tsx';
import { LessonOrigin } from './lesson-origin.tsx';
import type { OutcomeOf } from './outcome-of.ts';

/** The lesson, what it is, and what to do next. */
export function LessonAnswer(props: {
  readonly outcome: OutcomeOf<'success' | 'cached'>;
  readonly view: RequestView;
  readonly story: RequestStory;
}): JSX.Element {
  const { outcome, view, story } = props;
  const { lesson, upgrading } = view;
  return (
    <>
      {story.upgraded && (
        <Notice tone="good" title="The full version is here">
          <p>It has just replaced the basic version.</p>
        </Notice>
      )}
      {outcome.quality === 'basic' && <BasicNotice upgrading={upgrading} mayImprove={story.connection !== 'ended'} />}
      {lesson !== null && <LessonReader lesson={lesson} />}
      <NextSteps view={view} />
      <LessonOrigin outcome={outcome} sources={lesson?.sources ?? []} />
    </>
  );
}
