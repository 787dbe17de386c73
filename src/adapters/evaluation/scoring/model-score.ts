import type { Answer } from '../run/ask-question.ts';
import { type ScriptScore, scriptScore } from '../script/script-score.ts';
import { type BlockScore, blockScore } from './block-score.ts';
import { type ClarificationScore, clarificationScore } from './clarification-score.ts';
import { accuracies, answeredOf, type ClassScore, classScores } from './class-scores.ts';
import { type ConfusionMatrix, confusionMatrix } from './confusion-matrix.ts';
import { type Cost, costOf } from './cost.ts';
import { judgeAnswer } from './judge-answer.ts';
import { type Miss, missesOf } from './misses.ts';
import { shareOf } from './share.ts';

/** How a model did. Shares are 0 to 1, null of nothing. docs/evaluation.md says what each figure means. */
export interface ModelScore extends Cost {
  readonly questions: number;
  readonly noAnswer: number;
  /** Why there was no answer, and how often. */
  readonly failures: Readonly<Record<string, number>>;
  /** Which models of the chain replied, to how many questions. */
  readonly answeredBy: Readonly<Record<string, number>>;
  readonly outcomeAccuracy: number | null;
  readonly topicAccuracy: number | null;
  /** Of the lessons alone. */
  readonly lessonTopicAccuracy: number | null;
  readonly clarification: ClarificationScore;
  readonly blocks: BlockScore;
  readonly personalData: { readonly questions: number; readonly kept: number };
  readonly script: ScriptScore;
  readonly classes: readonly ClassScore[];
  readonly confusion: ConfusionMatrix;
  readonly misses: readonly Miss[];
}

/** Scores all answers of one model. */
export function scoreModel(answers: readonly Answer[]): ModelScore {
  const judged = answers.map(judgeAnswer);
  const lessons = judged.filter(({ label, isTopicRight }) => label === 'success' && isTopicRight !== null);
  const withData = judged.filter(({ isDataHidden }) => isDataHidden !== null);
  const unanswered = judged.filter(({ label }) => label === 'no_answer');
  return {
    questions: judged.length,
    noAnswer: judged.length - answeredOf(judged).length,
    failures: countBy(unanswered.map(({ usage }) => usage.failure?.split(':')[0] ?? 'unknown')),
    answeredBy: countBy(judged.flatMap(({ usage }) => usage.models)),
    ...accuracies(judged),
    lessonTopicAccuracy: shareOf(lessons, ({ isTopicRight }) => isTopicRight === true),
    clarification: clarificationScore(judged),
    blocks: blockScore(judged),
    personalData: {
      questions: withData.length,
      kept: withData.filter(({ isDataHidden }) => isDataHidden === false).length,
    },
    script: scriptScore(judged),
    ...costOf(judged),
    classes: classScores(judged),
    confusion: confusionMatrix(judged),
    misses: missesOf(judged),
  };
}

function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
}
