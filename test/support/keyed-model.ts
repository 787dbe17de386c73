import { failWith, replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import type { ModelFailure } from '../../src/domain/model-failure.ts';
import type { LanguageModel, ModelCall, ModelReply } from '../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import { sampleLesson } from './samples.ts';

/** What the model does with a query: where several calls differ, one answer a call, the last one repeated. */
export interface KeyedAnswers {
  readonly understand?: readonly (QueryUnderstanding | ModelFailure | 'hang')[];
  readonly write?: readonly (LessonScript | ModelFailure | 'hang')[];
}

export const UNDERSTOOD: QueryUnderstanding = {
  kind: 'topic',
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  interest: null,
  confidence: 0.9,
  guessed: false,
};

/** A model that answers by query, for many requests at once in any order. Counts its calls by query and task. */
export class KeyedModel implements LanguageModel {
  readonly name: string;
  readonly #quality;
  readonly #answers: ReadonlyMap<string, KeyedAnswers>;
  readonly #calls = new Map<string, number>();

  constructor(name: string, quality: 'full' | 'basic', answers: ReadonlyMap<string, KeyedAnswers> = new Map()) {
    this.name = name;
    this.#quality = quality;
    this.#answers = answers;
  }

  calls(query: string, task: 'understand' | 'write'): number {
    return this.#calls.get(`${task} ${query}`) ?? 0;
  }

  understandQuery({ query }: { query: string }, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#answer('understand', query, this.#answers.get(query)?.understand, UNDERSTOOD, call);
  }

  writeScript({ query }: { query: string }, call: ModelCall): Promise<ModelReply<LessonScript>> {
    const script = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0001').script;
    return this.#answer('write', query, this.#answers.get(query)?.write, script, call);
  }

  async #answer<Value extends object>(
    task: 'understand' | 'write',
    query: string,
    answers: readonly (Value | ModelFailure | 'hang')[] | undefined,
    usual: Value,
    { signal }: ModelCall,
  ): Promise<ModelReply<Value>> {
    const before = this.calls(query, task);
    this.#calls.set(`${task} ${query}`, before + 1);
    const answer = answers === undefined ? usual : (answers[Math.min(before, answers.length - 1)] ?? usual);
    if (answer === 'hang') {
      await new Promise<void>((resolve) => {
        if (signal.aborted) resolve();
        signal.addEventListener('abort', () => resolve(), { once: true });
      });
      return failWith({ kind: 'timeout', retryable: true, detail: 'hung' });
    }
    if ('retryable' in answer) return failWith(answer);
    const reply = replyWith(answer, { model: this.name });
    return reply.kind === 'reply' ? { ...reply, quality: this.#quality } : reply;
  }
}
