import type { JSX } from 'preact';
import { match, P } from 'ts-pattern';
import type { RequestView } from '../../../wire/request-view.ts';
import type { RequestStory } from '../events/request-story.ts';
import { useRequest } from '../events/use-request.ts';
import { OutcomeCard } from '../outcomes/outcome-card.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { CancelButton } from './cancel-button.tsx';
import { CancelledView } from './cancelled-view.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { RequestProblem } from './request-problem.tsx';
import { useSpokenNews } from './use-spoken-news.ts';
import { WaitingView } from './waiting-view.tsx';

/** One request: on its way, or with its outcome. Everything shown comes from the server, so a reload loses nothing. */
export function RequestPage({ id, arrived }: { readonly id: string; readonly arrived: boolean }): JSX.Element {
  const { story, take } = useRequest(id);
  const { view, problem } = story;
  useSpokenNews(story);
  if (problem !== null) return <RequestProblem problem={problem} arrived={arrived} />;
  if (view === null) {
    return (
      <>
        <PageHeading title="Your question" arrived={arrived} />
        <p>Looking it up…</p>
        <ConnectionNotice connection={story.connection} />
      </>
    );
  }
  return (
    <article>
      <p class="kicker">You asked</p>
      <PageHeading title={view.query} arrived={arrived}>
        <span class="question">{view.query}</span>
      </PageHeading>
      <p class="facts">
        {[`Grade ${view.grade}`, view.interest, view.topic?.name].filter((fact) => fact != null).join(' · ')}
      </p>
      <ConnectionNotice connection={story.connection} />
      <Standing view={view} story={story} take={take} />
    </article>
  );
}

interface Shown {
  readonly view: RequestView;
  readonly story: RequestStory;
  readonly take: (view: RequestView) => void;
}

function Standing({ view, story, take }: Shown): JSX.Element {
  return match(view)
    .with({ status: 'cancelled' }, () => <CancelledView view={view} />)
    .with({ outcome: P.nonNullable }, ({ outcome }) => (
      <OutcomeCard outcome={outcome} view={view} story={story} take={take} />
    ))
    .with({ outcome: null }, () => (
      <>
        <WaitingView view={view} story={story} />
        <CancelButton id={view.id} take={take} />
      </>
    ))
    .exhaustive();
}
