import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { cancelRequest, readRequest } from '../api/requests.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useAction } from '../parts/use-action.ts';

const ENDED = 409;

/** Withdraws a request. One that ended in the meantime is shown as it ended. */
export function CancelButton(props: { readonly id: string; readonly take: (view: RequestView) => void }): JSX.Element {
  const { id, take } = props;
  const { busy, problem, run } = useAction();
  const cancel = (): void => {
    run(async () => {
      try {
        take(await cancelRequest(id));
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem) || thrown.status !== ENDED) throw thrown;
        take(await readRequest(id));
      }
    });
  };
  return (
    <div class="quiet-actions">
      <ProblemNotice problem={problem} />
      <button type="button" class="button button-quiet" onClick={cancel} aria-disabled={busy}>
        {busy ? 'Cancelling…' : 'Cancel this question'}
      </button>
    </div>
  );
}
