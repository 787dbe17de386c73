import { match } from 'ts-pattern';
import type { UnderstandQueryTask } from '../../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';
import type { Topic, TopicReference } from '../../../domain/topic.ts';
import { isName } from '../../text-search/mentions.ts';
import { type AskedQuestion, chosenTopicId } from './asked-question.ts';
import { ask, type OfferedTopic } from './clarifying-question.ts';
import { isBeyondGrade, stepsTowards } from './grade-fit.ts';
import type { QuestionJudge } from './question-judge.ts';
import { topicsAround, topicsToStartWith } from './starting-points.ts';
import type { Verdict } from './verdict.ts';

const MAX_NEAREST = 4;

/** What a question means for the student who asked it. Deterministic; the same task always gives the same answer. */
export function understandQuery(
  task: UnderstandQueryTask,
  catalogue: TopicCatalogue,
  judge: QuestionJudge,
): QueryUnderstanding {
  const { question, verdict } = judge.judge(task);
  const chosen = catalogue.topic(chosenTopicId(task) ?? '');
  if (chosen !== null) return topicFor(task, question, { topic: chosen, confidence: 1, guessed: false }, catalogue);
  const understanding = understandingOf(verdict, question, task, catalogue);
  if (understanding.kind !== 'ambiguous' || !task.mustDecide) return understanding;
  const guess = catalogue.topic(understanding.bestGuess?.id ?? '');
  if (guess === null) return { kind: 'out_of_scope', reason: 'not_covered', nearestTopics: [] };
  return topicFor(task, question, { topic: guess, confidence: confidenceIn(verdict), guessed: true }, catalogue);
}

function understandingOf(
  verdict: Verdict,
  question: AskedQuestion,
  task: UnderstandQueryTask,
  catalogue: TopicCatalogue,
): QueryUnderstanding {
  const { grade } = task;
  const round = task.clarifications.length + 1;
  const known = (ids: readonly string[]) => ids.map((id) => catalogue.topic(id)).filter((topic) => topic !== null);
  const named = verdict.candidates
    .filter(({ mention }) => mention !== null && isName(mention))
    .map(({ topic }) => topic);
  return match(verdict)
    .returnType<QueryUnderstanding>()
    .with({ kind: 'one_topic' }, ({ topic, confidence }) =>
      topicFor(task, question, { topic, confidence, guessed: false }, catalogue),
    )
    .with({ kind: 'several_topics' }, ({ candidates }) =>
      ask({
        text: 'Which of these is closest to what you mean?',
        reasoning: 'Several topics fit the question about equally well.',
        offered: offers(candidates.slice(0, MAX_NEAREST).map(({ topic }) => topic)),
        grade,
        round,
      }),
    )
    .with({ kind: 'broad_term' }, ({ term }) =>
      ask({
        text: term.covered
          ? `There is a lot to say about ${term.name}. Which part would you like to understand?`
          : `We have no lessons on ${term.name} itself. Which of these comes closest to what you would like to know?`,
        reasoning: term.covered
          ? `"${term.name}" is wider than one lesson.`
          : `"${term.name}" is a subject without lessons.`,
        offered: term.options.flatMap(({ topicId, label }) => known([topicId]).map((topic) => ({ topic, label }))),
        grade,
        round,
      }),
    )
    .with({ kind: 'nothing_said' }, () => askWhatToLearn(question, grade, round, catalogue))
    .with({ kind: 'uncovered' }, ({ subject }) => ({
      kind: 'out_of_scope',
      reason: 'not_covered',
      nearestTopics: references([...named, ...known(subject.nearest)]),
    }))
    .with({ kind: 'non_academic' }, ({ category }) => ({
      kind: 'out_of_scope',
      reason: 'non_academic',
      nearestTopics: references([...named, ...known(category.nearest)]),
    }))
    .exhaustive();
}

function askWhatToLearn(
  question: AskedQuestion,
  grade: number,
  round: number,
  catalogue: TopicCatalogue,
): QueryUnderstanding {
  const { interest } = question;
  const around = interest === null ? [] : topicsAround(interest.family, catalogue);
  const text =
    interest === null || around.length < 2
      ? 'What would you like to understand? Pick one of these, or say it in your own words.'
      : `There is a lot of science in ${interest.name}. What would you like to understand?`;
  return ask({
    text,
    reasoning: 'The question does not say what it is about.',
    offered: offers(around.length < 2 ? topicsToStartWith(grade, catalogue) : around),
    grade,
    round,
  });
}

function topicFor(
  task: UnderstandQueryTask,
  { interest }: AskedQuestion,
  found: { readonly topic: Topic; readonly confidence: number; readonly guessed: boolean },
  catalogue: TopicCatalogue,
): QueryUnderstanding {
  const { topic, confidence, guessed } = found;
  if (isBeyondGrade(topic, task.grade)) {
    const nearestTopics = references(stepsTowards(topic, task.grade, catalogue));
    return { kind: 'out_of_scope', reason: 'beyond_grade', nearestTopics };
  }
  return {
    kind: 'topic',
    topic: reference(topic),
    interest,
    confidence: Math.round(confidence * 100) / 100,
    guessed,
  };
}

function confidenceIn(verdict: Verdict): number {
  return verdict.kind === 'several_topics' ? verdict.confidence : 0;
}

function offers(topics: readonly Topic[]): readonly OfferedTopic[] {
  return topics.map((topic) => ({ topic, label: null }));
}

function references(topics: readonly Topic[]): readonly TopicReference[] {
  return [...new Map(topics.map((topic) => [topic.id, reference(topic)])).values()].slice(0, MAX_NEAREST);
}

function reference({ id, name }: Topic): TopicReference {
  return { id, name };
}
