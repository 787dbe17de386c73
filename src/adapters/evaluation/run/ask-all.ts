import type { QuestionCase } from '../cases/question-case.ts';
import { type Answer, askQuestion } from './ask-question.ts';
import type { ModelUnderEvaluation } from './model-under-evaluation.ts';

/** Asks every question, so many at once. Stops early when the signal aborts; then answers are missing. */
export async function askAll(
  model: ModelUnderEvaluation,
  cases: readonly QuestionCase[],
  { concurrency, signal, onAnswer }: { concurrency: number; signal: AbortSignal; onAnswer: (answered: number) => void },
): Promise<readonly Answer[]> {
  const answers: (Answer | null)[] = cases.map(() => null);
  const waiting = cases.entries();
  let answered = 0;
  const askOneByOne = async (): Promise<void> => {
    for (const [position, asked] of waiting) {
      if (signal.aborted) return;
      answers[position] = await askQuestion(model, asked, signal);
      answered += 1;
      onAnswer(answered);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, askOneByOne));
  return answers.filter((answer) => answer !== null);
}
