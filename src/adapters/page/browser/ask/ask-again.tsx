import type { JSX } from 'preact';
import type { RequestView } from '../../../wire/request-view.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { questionLike } from './question-like.ts';
import { useAsk } from './use-ask.ts';

/** Asks the same question anew, with one press. */
export function AskAgain({ view, words }: { readonly view: RequestView; readonly words: string }): JSX.Element {
  const { busy, problem, ask } = useAsk();
  return (
    <>
      <ProblemNotice problem={problem} />
      <button type="button" class="button button-main" onClick={() => ask(questionLike(view))} aria-disabled={busy}>
        {busy ? 'Asking…' : words}
      </button>
    </>
  );
}
