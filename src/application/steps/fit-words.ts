import type { ClarificationQuestion } from '../../domain/clarification.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import type { GenerationContext } from '../generation-context.ts';
import { topicsToPickFrom } from './topics-to-pick-from.ts';

type Ambiguous = Extract<QueryUnderstanding, { kind: 'ambiguous' }>;

const MOST_OPTIONS = 4;

/**
 * An understanding as it may reach the student. The one place where a model speaks in its own words is a clarifying
 * question: personal data is taken out of it, and one that breaks the policy is asked in our words instead, since the
 * student, whose own question was allowed, did nothing to be blocked for.
 */
export function inFitWords(context: GenerationContext, understanding: QueryUnderstanding): QueryUnderstanding {
  if (understanding.kind !== 'ambiguous') return understanding;
  const { policy, telemetry } = context.ports;
  const redacted = redact(understanding, (text) => policy.redact(text));
  const screening = policy.screenWords(wordsOf(redacted));
  if (screening.kind === 'allowed')
    return redacted.questions.every(optionsDiffer) ? redacted : inOurWords(context, redacted);
  const { category } = screening;
  telemetry.emit({ type: 'model_words_refused', requestId: context.request().id, what: 'question', category });
  return inOurWords(context, redacted);
}

function redact(ambiguous: Ambiguous, clean: (text: string) => string): Ambiguous {
  const questions = ambiguous.questions.map((question) => ({
    ...question,
    text: clean(question.text),
    options: question.options.map((option) => ({ ...option, label: clean(option.label) })),
  }));
  return { ...ambiguous, questions, reasoning: clean(ambiguous.reasoning) };
}

function wordsOf({ questions, reasoning }: Ambiguous): readonly string[] {
  return [reasoning, ...questions.flatMap(({ text, options }) => [text, ...options.map(({ label }) => label)])];
}

function optionsDiffer({ options }: ClarificationQuestion): boolean {
  return new Set(options.map(({ label }) => label)).size === options.length;
}

/** The same topics under their names in the catalogue; where the model named none, some to pick from. */
function inOurWords(context: GenerationContext, { questions, bestGuess }: Ambiguous): Ambiguous {
  const { catalogue } = context.ports;
  const named = questions
    .flatMap(({ options }) => options.map(({ topicId }) => topicId))
    .flatMap((id) => (id === undefined ? [] : (catalogue.topic(id) ?? [])));
  const offered = named.length < 2 ? [...named, ...topicsToPickFrom(context)] : named;
  const topics = [...new Map(offered.map((topic) => [topic.id, topic])).values()].slice(0, MOST_OPTIONS);
  const options = topics.map(({ id, name }) => ({ id, label: name, topicId: id }));
  const id = questions[0]?.id ?? 'which-topic';
  return {
    kind: 'ambiguous',
    questions: [{ id, text: 'Which of these is closest to what you mean?', options, freeText: true }],
    reasoning: 'Several lessons could answer this, and we would like to give you the right one.',
    bestGuess,
  };
}
