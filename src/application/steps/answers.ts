import { match } from 'ts-pattern';
import type { AnsweredClarification, ClarificationQuestion } from '../../domain/clarification.ts';
import type { BlockedCategory, GenerationOutcome, OutOfScopeReason } from '../../domain/generation-outcome.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import type { TopicReference } from '../../domain/topic.ts';
import type { GenerationContext } from '../generation-context.ts';

type Ambiguous = Extract<QueryUnderstanding, { kind: 'ambiguous' }>;
type OutOfScope = Extract<QueryUnderstanding, { kind: 'out_of_scope' }>;

/** Asks the student. When the model is down, says that, and never that the question was unclear. */
export function askStudent({ request }: GenerationContext, ambiguous: Ambiguous, degraded: boolean): GenerationOutcome {
  const { clarifications } = request();
  const questions = ambiguous.questions.map((question) => withFreshId(question, clarifications));
  return {
    kind: 'clarification_needed',
    cause: degraded ? 'model_unavailable' : 'ambiguous_query',
    questions,
    reasoning: degraded ? OUTAGE_REASONING : ambiguous.reasoning,
    round: clarifications.length + 1,
  };
}

/** An id that was answered before would let a late answer to the earlier question pass for one to this. */
function withFreshId(
  question: ClarificationQuestion,
  answered: readonly AnsweredClarification[],
): ClarificationQuestion {
  const taken = answered.some((earlier) => earlier.question.id === question.id);
  return taken ? { ...question, id: `${question.id}-round-${answered.length + 1}` } : question;
}

/** For the student: why we ask, that it is not their doing, and that they may just as well wait. */
const OUTAGE_REASONING =
  'Our reading assistant cannot be reached at the moment, so we could not read this properly. ' +
  'Nothing is wrong with the question. We go on by ourselves when the assistant is back, or at once if you pick a topic.';

/** Says kindly why there is no lesson, and what could be tried. */
export function outOfScopeOutcome(
  { request }: GenerationContext,
  { reason, nearestTopics }: OutOfScope,
): GenerationOutcome {
  const message = outOfScopeMessage(reason, request().question.grade, nearestTopics);
  return { kind: 'out_of_scope', reason, message, nearestTopics };
}

function outOfScopeMessage(reason: OutOfScopeReason, grade: number, nearest: readonly TopicReference[]): string {
  const tryThese = nearest.length > 0 ? ' You could try one of these instead.' : '';
  return match(reason)
    .with(
      'non_academic',
      () =>
        `That is not something we make lessons about: we explain mathematics, science and computing.${tryThese} Or ask how something works.`,
    )
    .with('not_covered', () => `Good question, but we have no lesson on that yet.${tryThese}`)
    .with(
      'beyond_grade',
      () => `That is usually taught well after grade ${grade}, and it needs some steps first.${tryThese}`,
    )
    .exhaustive();
}

/** Fixed, reviewed words; no model text. */
export function blockedOutcome(
  { ports }: GenerationContext,
  category: BlockedCategory,
  raw: string | null,
): GenerationOutcome {
  const { text, helpResources } = ports.policy.guidance(category);
  return { kind: 'blocked', category, raw, guidance: text, helpResources };
}
