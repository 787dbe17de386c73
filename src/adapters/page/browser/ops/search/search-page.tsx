import type { JSX } from 'preact';
import { PageHeading } from '../../parts/page-heading.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { FoundList } from './found-list.tsx';
import { foundWords, useSearch } from './use-search.ts';

/** Finds requests by what is at hand: an id from a dead letter, a correlation id from a log, a student's id. */
export function SearchPage({ arrived }: { readonly arrived: boolean }): JSX.Element {
  const { text, found, action, type, search, loadMore } = useSearch();
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    search();
  };
  return (
    <>
      <PageHeading title="Find a request" arrived={arrived} />
      <search>
        <form class="search" onSubmit={submit}>
          <label for="search">Request id, correlation id or student id</label>
          <div class="row">
            <input
              id="search"
              type="text"
              required
              maxLength={200}
              autocomplete="off"
              spellcheck={false}
              value={text}
              onInput={(event) => type(event.currentTarget.value)}
            />
            <button type="submit" class="button button-main" aria-disabled={action.busy}>
              Find
            </button>
          </div>
          <p class="hint">The whole id. What the student asked is shown in the request’s story only.</p>
        </form>
      </search>
      <ProblemNotice problem={action.problem} />
      {found !== null && (
        <>
          <p class="lead">{foundWords(found)}</p>
          <FoundList requests={found.requests} />
        </>
      )}
      {found !== null && found.nextCursor !== null && (
        <button type="button" class="button" aria-disabled={action.busy} onClick={loadMore}>
          Show older requests
        </button>
      )}
    </>
  );
}
