import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import type { OutcomeView, RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { BlockedCard } from './blocked-card.tsx';
import { ClarificationCard } from './clarification-card.tsx';
import { FailedCard } from './failed-card.tsx';
import { LessonNotices } from './lesson-notices.tsx';
import { OutOfScopeCard } from './out-of-scope-card.tsx';

/** Each outcome’s own view; a lesson itself comes below it. A new variant does not compile until it has one. */
export function OutcomeCard(props: {
  readonly outcome: OutcomeView;
  readonly view: RequestView;
  readonly story: RequestStory;
  readonly take: (view: RequestView) => void;
}): JSX.Element {
  const { outcome, view, story, take } = props;
  return match(outcome)
    .with({ kind: 'success' }, { kind: 'cached' }, (ready) => (
      <LessonNotices outcome={ready} view={view} story={story} />
    ))
    .with({ kind: 'clarification_needed' }, (asked) => (
      <ClarificationCard key={asked.round} outcome={asked} view={view} take={take} />
    ))
    .with({ kind: 'out_of_scope' }, (refused) => <OutOfScopeCard outcome={refused} view={view} />)
    .with({ kind: 'blocked' }, (blocked) => <BlockedCard outcome={blocked} />)
    .with({ kind: 'failed' }, (failed) => <FailedCard outcome={failed} view={view} />)
    .exhaustive();
}
