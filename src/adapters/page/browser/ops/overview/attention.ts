import type { SummaryView, WorkerView } from '../../../../wire/ops-schemas.ts';
import type { OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import { durationWords, numberWords } from '../parts/words.ts';

/** Something that an operator should look at, and where. */
export interface Attention {
  readonly words: string;
  readonly look: 'letters' | 'workers' | 'models' | 'now' | 'outcomes';
}

/** A request that has been due for longer waits for more than a busy moment. */
const LONG_DUE_SECONDS = 60;

/** What is not as it should be; what could not be read yet is not judged. */
export function attentionOf(
  summary: SummaryView | null,
  workers: readonly WorkerView[] | null,
  outcomes: OutcomeStatistics | null,
): readonly Attention[] {
  return [...ofSummary(summary), ...ofWorkers(workers), ...ofOutcomes(outcomes)];
}

function ofSummary(summary: SummaryView | null): Attention[] {
  if (summary === null) return [];
  const { models, unexpectedStatuses, deadLettersWaiting, queue, waitingForModel } = summary;
  const found: Attention[] = [];
  for (const { model, circuit } of models) {
    if (circuit === 'open') found.push({ words: `No calls go to ${model}: its breaker is open.`, look: 'models' });
    if (circuit === 'half_open') found.push({ words: `${model} is being tried again.`, look: 'models' });
  }
  if (unexpectedStatuses > 0) {
    found.push({ words: `${many(unexpectedStatuses, 'word')} from outside that nobody knows.`, look: 'workers' });
  }
  if (deadLettersWaiting.count > 0) {
    found.push({ words: `${many(deadLettersWaiting.count, 'dead letter')} to look at.`, look: 'letters' });
  }
  if (queue.oldestSeconds !== null && queue.oldestSeconds > LONG_DUE_SECONDS) {
    found.push({ words: `A request has been due for ${durationWords(queue.oldestSeconds)}.`, look: 'now' });
  }
  if (waitingForModel > 0) {
    found.push({ words: `${many(waitingForModel, 'answer')} will get better when the model is back.`, look: 'now' });
  }
  return found;
}

function ofWorkers(workers: readonly WorkerView[] | null): Attention[] {
  if (workers === null) return [];
  const gone = workers.filter(({ state }) => state === 'gone').length;
  const found: Attention[] = [];
  if (workers.length === gone) found.push({ words: 'No worker reports: nobody answers questions.', look: 'workers' });
  if (gone > 0) found.push({ words: `${many(gone, 'worker')} went without a word.`, look: 'workers' });
  return found;
}

function ofOutcomes(outcomes: OutcomeStatistics | null): Attention[] {
  return (outcomes?.unrecognised ?? []).map(({ word, count }) => ({
    words: `${many(count, 'outcome')} with the word “${word}”, which this version does not know.`,
    look: 'outcomes',
  }));
}

function many(count: number, what: string): string {
  return `${numberWords(count)} ${what}${count === 1 ? '' : 's'}`;
}
