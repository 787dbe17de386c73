import { useCallback, useEffect, useState } from 'preact/hooks';
import type { RequestView } from '../../../wire/request-view.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { followRequest } from './follow-request.ts';
import { NOTHING_KNOWN, type RequestStory, withEvent, withView } from './request-story.ts';
import { useQueuePosition } from './use-queue-position.ts';

/** Nothing follows a failure by itself, but an operator may mend what broke and replay it: looked for again after this time. */
const LOOK_AGAIN = 15_000;

/**
 * Follows a request for as long as it is shown. A tab that nobody looks at gives its connection back once there is an
 * outcome, since browsers open few to one server, and catches up when it is looked at again.
 *
 * @returns the story, and how to tell it of a view that came as the answer to something the student did
 */
export function useRequest(id: string): { story: RequestStory; take: (view: RequestView) => void } {
  const [story, setStory] = useState<RequestStory>(NOTHING_KNOWN);
  const take = useCallback((view: RequestView) => setStory((known) => withView(known, view, Date.now())), []);

  useEffect(() => {
    setStory(NOTHING_KNOWN);
    let following: AbortController | null = null;
    let last = 0;
    let waits = false;
    let failed = false;
    let lookingAgain: ReturnType<typeof setTimeout> | undefined;

    const follow = (): void => {
      if (following !== null) return;
      clearTimeout(lookingAgain);
      const controller = new AbortController();
      following = controller;
      const still = (change: (known: RequestStory) => RequestStory): void => {
        if (!controller.signal.aborted) setStory(change);
      };
      followRequest(
        id,
        last,
        {
          connection: (connection) => still((known) => ({ ...known, connection })),
          event: (event) => {
            last = event.sequence ?? last;
            if (event.view !== null) {
              waits = event.view.outcome !== null || event.view.status === 'cancelled';
              failed = event.view.status === 'failed';
            }
            still((known) => withEvent(known, event, Date.now()));
            leaveWhenHidden();
          },
        },
        controller.signal,
      )
        .catch((thrown: unknown) => {
          if (!(thrown instanceof ApiProblem)) throw thrown;
          still((known) => ({ ...known, problem: thrown }));
        })
        .finally(() => {
          if (following !== controller) return;
          following = null;
          if (failed) lookingAgain = setTimeout(look, LOOK_AGAIN);
        });
    };
    const leave = (): void => {
      clearTimeout(lookingAgain);
      following?.abort();
      following = null;
    };
    const leaveWhenHidden = (): void => {
      if (document.hidden && waits) leave();
    };
    const look = (): void => (document.hidden ? leaveWhenHidden() : follow());

    follow();
    document.addEventListener('visibilitychange', look);
    return () => {
      document.removeEventListener('visibilitychange', look);
      leave();
    };
  }, [id]);

  useQueuePosition(id, story.view?.status === 'queued', take);
  return { story, take };
}
