import type { JSX } from 'preact';
import { match } from 'ts-pattern';
import type { ClarificationReply } from '../../../../domain/clarification.ts';
import type { RequestView } from '../../../wire/request-view.ts';
import { ApiProblem } from '../api/api-problem.ts';
import { answerQuestion, readRequest } from '../api/requests.ts';
import { ProblemNotice } from '../parts/problem-notice.tsx';
import { useAction } from '../parts/use-action.ts';
import { CancelButton } from '../request/cancel-button.tsx';
import { AnswersSoFar } from './answers-so-far.tsx';
import { ClarifyingQuestion } from './clarifying-question.tsx';
import type { OutcomeOf } from './outcome-of.ts';
import { outcomeTitle } from './outcome-title.ts';

/** Asked and answered in another tab, or gone on by itself. */
const NOT_WAITING = 409;

/** The conversation: what we would like to know, and how to answer it. The same request goes on. */
export function ClarificationCard(props: {
  readonly outcome: OutcomeOf<'clarification_needed'>;
  readonly view: RequestView;
  readonly take: (view: RequestView) => void;
}): JSX.Element {
  const { outcome, view, take } = props;
  const { busy, problem, run } = useAction();
  const answer = (questionId: string, reply: ClarificationReply): void => {
    run(async () => {
      try {
        take(await answerQuestion(view.id, questionId, reply));
      } catch (thrown) {
        if (!(thrown instanceof ApiProblem) || thrown.status !== NOT_WAITING) throw thrown;
        take(await readRequest(view.id));
      }
    });
  };
  return (
    <>
      <section class="card stack">
        <h2>{outcomeTitle(outcome)}</h2>
        <AnswersSoFar answers={view.clarifications} />
        {outcome.round > 1 && <p class="hint">One more question, then we know enough.</p>}
        <p class="hint">{reasonOf(outcome)}</p>
        {outcome.questions.map((question) => (
          <ClarifyingQuestion
            key={question.id}
            question={question}
            busy={busy}
            wrong={problem?.messageFor('text') ?? null}
            answer={(reply) => answer(question.id, reply)}
          />
        ))}
        {problem?.messageFor('text') == null && <ProblemNotice problem={problem} />}
      </section>
      <CancelButton id={view.id} take={take} />
    </>
  );
}

/** Why we ask. During an outage the student also hears that they need not stay. */
function reasonOf({ cause, reasoning }: OutcomeOf<'clarification_needed'>): string {
  return match(cause)
    .with('ambiguous_query', () => reasoning)
    .with(
      'model_unavailable',
      () => `${reasoning} Your question is kept in “My questions”, so you may also leave and come back.`,
    )
    .exhaustive();
}
