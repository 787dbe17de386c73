import type { LessonScript } from '../../domain/lesson.ts';
import { modelFailure } from '../../domain/model-failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type {
  DraftListener,
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { askGemini, type GeminiAnswer, type GeminiQuestion } from './ask-gemini.ts';
import type { GeminiTransport } from './gemini-transport.ts';
import { costOf, type PriceTable } from './model-price.ts';
import { PROMPT_VERSION } from './prompts/prompt-version.ts';
import { understandQueryQuestion } from './understand-query-question.ts';
import { writeScriptQuestion } from './write-script-question.ts';

/** What a Gemini language model is made of. */
export interface GeminiLanguageModelParts {
  /** The model's name; also in the provenance and the key of the price table. */
  readonly name: string;
  readonly transport: GeminiTransport;
  readonly catalogue: TopicCatalogue;
  readonly clock: Clock;
  readonly prices: PriceTable;
}

/** One Gemini model, whichever SDK reaches it. Chain, retry and breaker are the caller's. */
export class GeminiLanguageModel implements LanguageModel {
  readonly name: string;
  readonly #parts: GeminiLanguageModelParts;

  constructor(parts: GeminiLanguageModelParts) {
    this.name = parts.name;
    this.#parts = parts;
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#ask(() => understandQueryQuestion(task, this.#parts.catalogue), call);
  }

  writeScript(task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener): Promise<ModelReply<LessonScript>> {
    return this.#ask(() => writeScriptQuestion(task, this.#parts.catalogue, onDraft), call);
  }

  async #ask<Value>(question: () => GeminiQuestion<Value>, call: ModelCall): Promise<ModelReply<Value>> {
    const { clock, transport } = this.#parts;
    if (call.signal.aborted || clock.now() >= call.deadline) {
      return { kind: 'failure', failure: modelFailure.timeout('stopped before the call'), modelCalls: 0 };
    }
    const deadline = clock.deadline(call.deadline, call.signal);
    try {
      return this.#reply(await askGemini(transport, question(), deadline.signal, () => clock.now()));
    } catch (error) {
      // Promise 1: a mistake in this adapter or in the catalogue is a failure too, not a rejection.
      const raw = error instanceof Error ? error.name : typeof error;
      return { kind: 'failure', failure: modelFailure.unrecognised(raw, 'the adapter broke'), modelCalls: 0 };
    } finally {
      deadline.cancel();
    }
  }

  #reply<Value>(answer: GeminiAnswer<Value>): ModelReply<Value> {
    const { modelCalls, usage } = answer;
    if (answer.kind === 'failure') return { kind: 'failure', failure: answer.failure, modelCalls };
    const costUsd = costOf(this.name, usage, this.#parts.prices);
    return {
      kind: 'reply',
      value: answer.value,
      provenance: { model: this.name, promptVersion: PROMPT_VERSION, modelCalls, ...usage, costUsd },
      quality: 'full',
    };
  }
}
