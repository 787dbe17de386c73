import { useCallback, useEffect, useState } from 'preact/hooks';
import type { UnhelpfulReason } from '../../../../domain/lesson-feedback.ts';
import type { ApiProblem } from '../api/api-problem.ts';
import { type Feedback, giveFeedback, readFeedback } from '../api/feedback.ts';
import { useAction } from '../parts/use-action.ts';

/** What the student said of a lesson; read again when the tab is looked at again, since another one may have said it. */
export function useFeedback(
  requestId: string,
  lessonId: string,
): {
  /** Null until it is known. */
  readonly feedback: Feedback | null;
  readonly busy: boolean;
  readonly problem: ApiProblem | null;
  give(helpful: boolean, reason: UnhelpfulReason | null): void;
} {
  const [feedback, setFeedback] = useState<Feedback | null>(null);
  const { busy, problem, run } = useAction();
  useEffect(() => {
    setFeedback(null);
    let left = false;
    const read = (): void => {
      if (document.hidden) return;
      // A lesson can be read without it; whatever is wrong is said when the student says something.
      readFeedback(requestId).then(
        (known) => {
          if (!left && known.lessonId === lessonId) setFeedback(known);
        },
        () => undefined,
      );
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => {
      left = true;
      document.removeEventListener('visibilitychange', read);
    };
  }, [requestId, lessonId]);
  const give = useCallback(
    (helpful: boolean, reason: UnhelpfulReason | null) => {
      run(async () => setFeedback(await giveFeedback(requestId, helpful, reason)));
    },
    [requestId, run],
  );
  return { feedback, busy, problem, give };
}
