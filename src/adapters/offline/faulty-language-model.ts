import { match } from 'ts-pattern';
import type { Milliseconds } from '../../domain/instant.ts';
import type { LessonScript } from '../../domain/lesson.ts';
import { type ModelFailure, modelFailure } from '../../domain/model-failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type {
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';

/** What goes wrong with the model. */
export type ModelFault = 'none' | 'unavailable' | 'not_found' | 'rate_limited' | 'slow' | 'malformed' | 'flaky';

export interface FaultyLanguageModelOptions {
  readonly fault: ModelFault;
  readonly latency: { readonly meanMs: Milliseconds };
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

/** A slow model takes this long: longer than any deadline. */
const SLOW: Milliseconds = 3_600_000;
const RETRY_AFTER: Milliseconds = 1_000;

/** A model that takes time and fails as told, for drills: each fault as the real services show it. */
export class FaultyLanguageModel implements LanguageModel {
  readonly name: string;
  readonly #inner: LanguageModel;
  readonly #options: FaultyLanguageModelOptions;

  constructor(inner: LanguageModel, options: FaultyLanguageModelOptions) {
    this.name = inner.name;
    this.#inner = inner;
    this.#options = options;
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#after(call, () => this.#inner.understandQuery(task, call));
  }

  writeScript(task: WriteScriptTask, call: ModelCall): Promise<ModelReply<LessonScript>> {
    return this.#after(call, () => this.#inner.writeScript(task, call));
  }

  async #after<Value>(
    { signal, deadline }: ModelCall,
    answer: () => Promise<ModelReply<Value>>,
  ): Promise<ModelReply<Value>> {
    const { clock, fault, latency, ids } = this.#options;
    // Between half and one and a half times the mean.
    const takes = fault === 'slow' ? SLOW : latency.meanMs * (0.5 + ids.random());
    const left = Math.max(0, deadline - clock.now());
    const slept = await clock.sleep(Math.min(takes, left), signal);
    if (slept === 'aborted' || takes > left) return failed(modelFailure.timeout('the model took too long'));
    const failure = this.#failure();
    return failure === null ? answer() : failed(failure);
  }

  #failure(): ModelFailure | null {
    const { fault, ids } = this.#options;
    return match(fault)
      .returnType<ModelFailure | null>()
      .with('none', 'slow', () => null)
      .with('unavailable', () => modelFailure.unavailable('503, by order'))
      .with('not_found', () => modelFailure.modelNotFound('404, by order'))
      .with('rate_limited', () => modelFailure.rateLimited('429, by order', RETRY_AFTER))
      .with('malformed', () => modelFailure.malformedReply('not JSON, by order'))
      .with('flaky', () => (ids.random() < 0.5 ? modelFailure.unavailable('503, by order') : null))
      .exhaustive();
  }
}

function failed(failure: ModelFailure) {
  return { kind: 'failure', failure, modelCalls: 1 } as const;
}
