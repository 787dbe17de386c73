import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { AnswersSoFar } from '../outcomes/answers-so-far.tsx';
import { Notice } from '../parts/notice.tsx';
import { CancelButton } from './cancel-button.tsx';
import { StageStepper } from './stage-stepper.tsx';
import { WaitLine } from './wait-line.tsx';

/** How far a request is that is queued or in work. */
export function ProgressCard(props: {
  readonly view: RequestView;
  readonly story: RequestStory;
  readonly take: (view: RequestView) => void;
}): JSX.Element {
  const { view, story, take } = props;
  const { id, stage, progress, lesson, clarifications } = view;
  return (
    <section class="card" aria-label="Progress">
      <AnswersSoFar answers={clarifications} />
      <progress max={100} value={progress} aria-label="How far your lesson is" />
      <StageStepper stage={stage} />
      <WaitLine {...story} />
      {story.retrying && (
        <Notice tone="info">
          <p>Something did not work at once. We are trying again by ourselves, and what is finished is kept.</p>
        </Notice>
      )}
      {story.rewriting && (
        <Notice tone="info">
          <p>What you could read so far does not become your lesson. We are writing it anew.</p>
        </Notice>
      )}
      {lesson !== null && (
        <Notice tone="good">
          <p>You can read your lesson already. The rest is added when it is ready.</p>
        </Notice>
      )}
      <CancelButton id={id} take={take} />
    </section>
  );
}
