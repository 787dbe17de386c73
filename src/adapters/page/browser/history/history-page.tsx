import type { JSX } from 'preact';
import { ASK_PATH } from '../location/place.ts';
import { PlaceLink } from '../location/place-link.tsx';
import { Notice } from '../parts/notice.tsx';
import { PageHeading } from '../parts/page-heading.tsx';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { HistoryEntry } from './history-entry.tsx';
import { useHistory } from './use-history.ts';

/** Everything that the student asked. */
export function HistoryPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  const { requests, unreadable, more, problem, loadMore } = useHistory();
  return (
    <>
      <PageHeading title="My questions" arrived={arrived} />
      <ProblemNotice problem={problem} />
      {requests === null && problem === null && <p>Looking them up…</p>}
      {unreadable > 0 && (
        <Notice tone="info">
          <p>
            {unreadable === 1 ? 'One of your questions' : `${unreadable} of your questions`} cannot be shown at the
            moment. Nothing is lost: we have been told, and it comes back by itself.
          </p>
        </Notice>
      )}
      {requests?.length === 0 && unreadable === 0 && (
        <p>
          You have not asked anything yet. <PlaceLink to={ASK_PATH}>Ask your first question</PlaceLink>.
        </p>
      )}
      {requests !== null && requests.length > 0 && (
        <ul class="history">
          {requests.map((view) => (
            <HistoryEntry key={view.id} view={view} />
          ))}
        </ul>
      )}
      {more && (
        <button type="button" class="button" onClick={loadMore}>
          Show older questions
        </button>
      )}
    </>
  );
}
