import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { Notice } from '../parts/notice.tsx';
import { BasicNotice } from './basic-notice.tsx';
import type { OutcomeOf } from './outcome-of.ts';

/** What to know of a lesson before reading it: that it is a guess, that it is basic, or that the full version has just arrived. */
export function LessonNotices(props: {
  readonly outcome: OutcomeOf<'success' | 'cached'>;
  readonly view: RequestView;
  readonly story: RequestStory;
}): JSX.Element {
  const { outcome, view, story } = props;
  return (
    <>
      {story.upgraded && (
        <Notice tone="good" title="The full version is here">
          <p>It has just replaced the basic version.</p>
        </Notice>
      )}
      {outcome.guessed === true && (
        <Notice tone="info" title="Our best guess">
          <p>
            We were not sure what you mean and picked the closest topic. If it is another one, ask again in other words.
          </p>
        </Notice>
      )}
      {outcome.kind === 'cached' && outcome.closeTo !== undefined && view.interest !== null && (
        <Notice tone="info" title={`Explained with ${view.interest}`}>
          <p>That is close to your {outcome.closeTo.name}, and this lesson was ready at once.</p>
        </Notice>
      )}
      {outcome.quality === 'basic' && <BasicNotice upgrading={view.upgrading} upgradePossible={view.upgradePossible} />}
    </>
  );
}
