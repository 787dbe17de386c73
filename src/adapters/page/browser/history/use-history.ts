import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RequestView } from '../../../wire/request-view.ts';
import { type ApiProblem, asProblem } from '../api/api-problem.ts';
import { listRequests, type RequestPage } from '../api/requests.ts';
import { isUnderWay } from './standing-words.ts';

const PAGE = 20;
/** The most that the API gives at once, and so the most that is kept fresh. */
const MOST = 100;
const LOOK_AGAIN = 3_000;

export interface History {
  /** Null until the first page is there. */
  readonly requests: readonly RequestView[] | null;
  /** How many more there are in between that cannot be shown at the moment. */
  readonly unreadable: number;
  readonly more: boolean;
  readonly problem: ApiProblem | null;
  loadMore(): void;
}

/** The student's requests, newest first; looked at again while something is under way and when the tab is shown again. */
export function useHistory(): History {
  const [pages, setPages] = useState<RequestPage | null>(null);
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const shown = pages?.requests.length ?? 0;
  const underWay = pages?.requests.some(isUnderWay) ?? false;

  const refresh = useCallback(() => {
    const limit = Math.min(MOST, Math.max(PAGE, shown));
    listRequests(limit, null).then(
      (first) => {
        setProblem(null);
        // What lies behind the freshest hundred is left as it was.
        setPages((known) => {
          const fresh = new Set(first.requests.map(({ id }) => id));
          const older = known?.requests.slice(MOST).filter(({ id }) => !fresh.has(id)) ?? [];
          return older.length === 0
            ? first
            : { ...first, requests: [...first.requests, ...older], nextCursor: known?.nextCursor ?? null };
        });
      },
      (thrown) => setProblem(asProblem(thrown)),
    );
  }, [shown]);

  // Once, when the list is opened.
  useEffect(refresh, []);
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) refresh();
    };
    document.addEventListener('visibilitychange', look);
    const timer = underWay ? setInterval(look, LOOK_AGAIN) : undefined;
    return () => {
      document.removeEventListener('visibilitychange', look);
      clearInterval(timer);
    };
  }, [refresh, underWay]);

  const loadMore = (): void => {
    const cursor = pages?.nextCursor ?? null;
    if (cursor === null) return;
    listRequests(PAGE, cursor).then(
      (next) =>
        setPages((known) => ({
          requests: [...(known?.requests ?? []), ...next.requests],
          unreadable: [...new Set([...(known?.unreadable ?? []), ...next.unreadable])],
          nextCursor: next.nextCursor,
        })),
      (thrown) => setProblem(asProblem(thrown)),
    );
  };
  return {
    requests: pages?.requests ?? null,
    unreadable: pages?.unreadable.length ?? 0,
    more: (pages?.nextCursor ?? null) !== null,
    problem,
    loadMore,
  };
}
