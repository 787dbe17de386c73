import { useEffect } from 'preact/hooks';
import type { RequestView } from '../../../wire/request-view.ts';
import { readRequest } from '../api/requests.ts';

const EVERY = 5_000;

/** No event says that the line before a request got shorter, so while it is queued its place is asked for. */
export function useQueuePosition(id: string, queued: boolean, take: (view: RequestView) => void): void {
  useEffect(() => {
    if (!queued) return;
    const timer = setInterval(() => {
      // What cannot be had now is asked for again; the events tell of everything else.
      if (!document.hidden) readRequest(id).then(take, () => undefined);
    }, EVERY);
    return () => clearInterval(timer);
  }, [id, queued, take]);
}
