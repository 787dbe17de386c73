import type { JudgedAnswer } from './judge-answer.ts';
import { shareOf } from './share.ts';

/** How one class of questions went. */
export interface ClassScore {
  readonly class: string;
  readonly questions: number;
  readonly noAnswer: number;
  readonly outcomeAccuracy: number | null;
  readonly topicAccuracy: number | null;
}

/** One score a class, in the order in which the classes first appear. */
export function classScores(answers: readonly JudgedAnswer[]): readonly ClassScore[] {
  const classes = [...new Set(answers.map(({ asked }) => asked.class))];
  return classes.map((name) => {
    const own = answers.filter(({ asked }) => asked.class === name);
    return { class: name, questions: own.length, noAnswer: own.length - answeredOf(own).length, ...accuracies(own) };
  });
}

/** Of the questions that were answered: how many rightly, and on the right topic where one was due. */
export function accuracies(answers: readonly JudgedAnswer[]) {
  return {
    outcomeAccuracy: shareOf(answeredOf(answers), ({ isOutcomeRight }) => isOutcomeRight),
    topicAccuracy: shareOf(
      answers.filter(({ isTopicRight }) => isTopicRight !== null),
      ({ isTopicRight }) => isTopicRight === true,
    ),
  };
}

/** Those to which the model gave an answer. */
export function answeredOf(answers: readonly JudgedAnswer[]): readonly JudgedAnswer[] {
  return answers.filter(({ label }) => label !== 'no_answer');
}
