import { type JudgedAnswer, topicOf } from './judge-answer.ts';

/** A question whose answer was not right, and why. */
export interface Miss {
  readonly id: string;
  readonly class: string;
  readonly grade: number;
  readonly query: string;
  /** In words, such as `success: photosynthesis`. */
  readonly expected: string;
  readonly got: string;
}

/** Everything that went wrong or was not answered, in the order of the questions. */
export function missesOf(answers: readonly JudgedAnswer[]): readonly Miss[] {
  return answers.filter(isMiss).map((answer) => {
    const { id, class: name, grade, query } = answer.asked;
    return { id, class: name, grade, query, expected: expectedWords(answer), got: gotWords(answer) };
  });
}

function isMiss({ isOutcomeRight, isTopicRight, isDataHidden }: JudgedAnswer): boolean {
  return !isOutcomeRight || isTopicRight === false || isDataHidden === false;
}

function expectedWords({ asked, accepted }: JudgedAnswer): string {
  const { topic, category, hidden } = asked.expect;
  const details = [topic?.join(' or '), category?.join(' or '), hidden && 'personal data taken out'];
  return withDetails(accepted.join(' or '), details);
}

function gotWords({ label, outcome, usage, isDataHidden }: JudgedAnswer): string {
  const details = [
    topicOf(outcome),
    outcome.kind === 'blocked' ? outcome.category : null,
    outcome.kind === 'failed' ? (usage.failure ?? outcome.reason) : null,
    isDataHidden === false ? 'personal data kept' : null,
  ];
  return withDetails(label, details);
}

function withDetails(label: string, details: readonly (string | null | undefined)[]): string {
  const given = details.filter((detail) => detail !== null && detail !== undefined);
  return given.length === 0 ? label : `${label}: ${given.join(', ')}`;
}
