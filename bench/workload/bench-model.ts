import { setTimeout as wait } from 'node:timers/promises';
import type { LessonScript } from '../../src/domain/lesson.ts';
import type { LanguageModel, ModelReply, UnderstandQueryTask } from '../../src/domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import type { Provenance } from '../../src/domain/provenance.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { LESSON_SCRIPT } from './lesson-script.ts';
import { topicAskedFor } from './questions.ts';

const PROVENANCE: Provenance = {
  model: 'bench',
  promptVersion: 'bench-1',
  modelCalls: 1,
  inputTokens: 600,
  outputTokens: 400,
  costUsd: null,
};

export interface BenchModelOptions {
  readonly understands: 'topic' | 'out_of_scope';
  /** How long a call takes, in milliseconds; 0 for at once. */
  readonly understandingTakes: number;
  readonly writingTakes: number;
  readonly onWriting?: () => void;
}

/** A model that takes no time: what is left is ours. */
export const INSTANT: BenchModelOptions = { understands: 'topic', understandingTakes: 0, writingTakes: 0 };

/** A model that answers every question at once, or after the time it is given; the lesson is always the same. */
export class BenchModel implements LanguageModel {
  readonly name = 'bench';
  readonly #catalogue: TopicCatalogue;
  readonly #options: BenchModelOptions;

  constructor(catalogue: TopicCatalogue, options: BenchModelOptions) {
    this.#catalogue = catalogue;
    this.#options = options;
  }

  async understandQuery({ query }: UnderstandQueryTask): Promise<ModelReply<QueryUnderstanding>> {
    const { understands, understandingTakes } = this.#options;
    const { id, name } = topicAskedFor(query, this.#catalogue);
    if (understandingTakes > 0) await wait(understandingTakes);
    return reply(
      understands === 'topic'
        ? { kind: 'topic', topic: { id, name }, interest: null, confidence: 1, guessed: false }
        : { kind: 'out_of_scope', reason: 'not_covered', nearestTopics: [{ id, name }] },
    );
  }

  async writeScript(): Promise<ModelReply<LessonScript>> {
    const { writingTakes, onWriting } = this.#options;
    onWriting?.();
    if (writingTakes > 0) await wait(writingTakes);
    return reply(LESSON_SCRIPT);
  }
}

function reply<Value>(value: Value): ModelReply<Value> {
  return { kind: 'reply', value, provenance: PROVENANCE, quality: 'full' };
}
