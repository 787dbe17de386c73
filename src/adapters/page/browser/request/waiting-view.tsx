import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { LessonReader } from '../lesson/lesson-reader.tsx';
import { Notice } from '../parts/notice.tsx';
import { StageStepper } from './stage-stepper.tsx';
import { useNow } from './use-now.ts';
import { lineWords, timeWords } from './wait-words.ts';

/** A request that is queued or in work, and its lesson as soon as that can be read. */
export function WaitingView(props: {
  readonly view: RequestView;
  readonly story: RequestStory;
  readonly take: (view: RequestView) => void;
}): JSX.Element {
  const { view, story, take } = props;
  const now = useNow();
  const { stage, progress, queuePosition, estimatedSeconds, lesson } = view;
  const left = estimatedSeconds === null ? null : estimatedSeconds - Math.floor((now - story.viewedAt) / 1000);
  const words = [lineWords(queuePosition), timeWords(left)].filter((each) => each !== null).join(' ');
  return (
    <>
      <section class="card" aria-label="Progress">
        <progress max={100} value={progress} aria-label="How far your lesson is" />
        <StageStepper stage={stage} />
        {words !== '' && <p class="wait">{words}</p>}
        {story.retrying && (
          <Notice tone="info">
            <p>Something did not work at once. We are trying again by ourselves, and what is finished is kept.</p>
          </Notice>
        )}
      </section>
      {lesson !== null && <LessonReader lesson={lesson} />}
    </>
  );
}
