import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import type { ClarificationView } from '../../../wire/clarification-view.ts';

/** The conversation so far: what the student was asked, and what they answered. */
export function AnswersSoFar({ answers }: { readonly answers: readonly ClarificationView[] }): JSX.Element | null {
  if (answers.length === 0) return null;
  return (
    <dl class="conversation" aria-label="What you answered so far">
      {answers.map((answer, index) => (
        // The same question may be asked twice; what was answered never changes.
        <div key={index}>
          <dt>{answer.question}</dt>
          <dd>{replyWords(answer)}</dd>
        </div>
      ))}
    </dl>
  );
}

function replyWords({ reply }: ClarificationView): string {
  return match(reply)
    .with({ kind: 'option' }, ({ label }) => label)
    .with({ kind: 'text' }, ({ text }) => `“${text}”`)
    .with({ kind: 'skip' }, () => 'Just pick one for me')
    .exhaustive();
}
