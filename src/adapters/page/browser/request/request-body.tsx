import type { JSX } from 'preact';
import { match, P } from 'ts-pattern';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { DraftReader } from '../lesson/draft-reader.tsx';
import { LessonReader } from '../lesson/lesson-reader.tsx';
import { isLessonShown } from '../outcomes/is-lesson-shown.ts';
import { OutcomeCard } from '../outcomes/outcome-card.tsx';
import { OutcomeTail } from '../outcomes/outcome-tail.tsx';
import { CancelledCard } from './cancelled-card.tsx';
import { ProgressCard } from './progress-card.tsx';

/**
 * Where the request stands, its lesson, and what to do next. The lesson keeps its one place on the page, so that who
 * reads it already is not thrown out of it when its sound, its outcome or its full version arrives.
 */
export function RequestBody(props: {
  readonly view: RequestView;
  readonly story: RequestStory;
  readonly take: (view: RequestView) => void;
}): JSX.Element {
  const { view, story, take } = props;
  const { outcome, lesson, draft } = view;
  return (
    <>
      {match(view)
        .with({ status: 'cancelled' }, () => <CancelledCard view={view} />)
        .with({ outcome: P.nonNullable }, (ended) => (
          <OutcomeCard outcome={ended.outcome} view={view} story={story} take={take} />
        ))
        .with({ outcome: null }, () => <ProgressCard view={view} story={story} take={take} />)
        .exhaustive()}
      {draft !== null && lesson === null && <DraftReader draft={draft} />}
      {lesson !== null && isLessonShown(view) && <LessonReader lesson={lesson} />}
      {outcome !== null && <OutcomeTail outcome={outcome} view={view} />}
    </>
  );
}
