import type { JSX } from 'preact';
import { useRequest } from '../events/use-request.ts';
import { PageHeading } from '../parts/page-heading.tsx';
import { ConnectionNotice } from './connection-notice.tsx';
import { RequestBody } from './request-body.tsx';
import { RequestProblem } from './request-problem.tsx';
import { useSpokenNews } from './use-spoken-news.ts';

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
      <RequestBody view={view} story={story} take={take} />
    </article>
  );
}
