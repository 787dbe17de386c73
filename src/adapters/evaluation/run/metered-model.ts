import type { LessonScript } from '../../../domain/lesson.ts';
import type {
  DraftListener,
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../../domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';

/** What the answer to one question cost. */
export interface Usage {
  readonly modelCalls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** US dollars; null where a price is not configured. */
  readonly costUsd: number | null;
  /** Names of the models that replied, in order. */
  readonly models: readonly string[];
  /** Why the last call gave nothing; null where it replied. */
  readonly failure: string | null;
}

const NOTHING: Usage = { modelCalls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, models: [], failure: null };

/** A model that adds up what it was asked and what that cost. */
export class MeteredModel implements LanguageModel {
  readonly name: string;
  readonly #model: LanguageModel;
  #usage = NOTHING;

  constructor(model: LanguageModel) {
    this.name = model.name;
    this.#model = model;
  }

  get usage(): Usage {
    return this.#usage;
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#meter(this.#model.understandQuery(task, call));
  }

  writeScript(task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener): Promise<ModelReply<LessonScript>> {
    return this.#meter(this.#model.writeScript(task, call, onDraft));
  }

  async #meter<Value>(asked: Promise<ModelReply<Value>>): Promise<ModelReply<Value>> {
    const reply = await asked;
    const before = this.#usage;
    if (reply.kind === 'failure') {
      const { kind, detail } = reply.failure;
      this.#usage = {
        ...before,
        modelCalls: before.modelCalls + reply.modelCalls,
        failure: `${kind}: ${detail}`,
      };
      return reply;
    }
    const { model, modelCalls, inputTokens, outputTokens, costUsd } = reply.provenance;
    this.#usage = {
      modelCalls: before.modelCalls + modelCalls,
      inputTokens: before.inputTokens + inputTokens,
      outputTokens: before.outputTokens + outputTokens,
      costUsd: before.costUsd === null || costUsd === null ? null : before.costUsd + costUsd,
      models: before.models.includes(model) ? before.models : [...before.models, model],
      failure: null,
    };
    return reply;
  }
}
