import type { Milliseconds } from '../../domain/instant.ts';
import type { LessonScript } from '../../domain/lesson.ts';
import { type ModelFailure, modelFailure } from '../../domain/model-failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type {
  DraftListener,
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { ModelHealth } from '../../domain/ports/model-health.ts';
import type { ModelUsage, Telemetry } from '../../domain/ports/telemetry.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { backoffDelay, type RetryPolicy } from '../../domain/retry-policy.ts';
import { GuardedModel, type GuardOptions } from './guarded-model.ts';
import { isOutage } from './outage.ts';

export interface ModelChainOptions extends Omit<GuardOptions, 'onCircuit'> {
  readonly clock: Clock;
  readonly ids: IdGenerator;
  readonly telemetry: Telemetry;
  /** Attempts a model, and the waits between them. The only retry loop around a model call. */
  readonly retry: RetryPolicy;
  /** For one call to one model, so that a model that hangs leaves time for the next. */
  readonly callTimeout: Milliseconds;
}

type Task = 'understand_query' | 'write_script';

/** A small question that any model understands, to see whether it is back. */
const PROBE: UnderstandQueryTask = {
  query: 'What is photosynthesis?',
  grade: 9,
  interests: [],
  language: 'en',
  clarifications: [],
  mustDecide: true,
};

/**
 * Models in the order of preference, as one model. Retries what a retry can help, within the deadline; goes on to the
 * next model where it cannot. A provider's refusal is an answer, so no other model is asked.
 */
export class ModelChain implements LanguageModel, ModelHealth {
  readonly name: string;
  readonly #options: ModelChainOptions;
  readonly #models: readonly GuardedModel[];

  constructor(models: readonly LanguageModel[], options: ModelChainOptions) {
    if (models.length === 0) throw new RangeError('a model chain needs at least one model');
    this.name = models.map(({ name }) => name).join(' → ');
    this.#options = options;
    this.#models = models.map(
      (model) =>
        new GuardedModel(model, {
          ...options,
          onCircuit: (state, { telemetry = options.telemetry }) =>
            telemetry.emit({ type: 'model_circuit', model: model.name, state }),
        }),
    );
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#ask('understand_query', call, (model, limited) => model.understandQuery(task, limited));
  }

  writeScript(task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener): Promise<ModelReply<LessonScript>> {
    return this.#ask('write_script', call, (model, limited) => model.writeScript(task, limited, onDraft));
  }

  /** Each model's circuit, for the operator. */
  circuits(): readonly { readonly model: string; readonly state: GuardedModel['circuit'] }[] {
    return this.#models.map((guarded) => ({ model: guarded.model.name, state: guarded.circuit }));
  }

  isAvailable(): boolean {
    return this.#models.some(({ isHealthy }) => isHealthy);
  }

  async probe(call: ModelCall): Promise<boolean> {
    for (const guarded of this.#models) {
      const reply = await this.#call('understand_query', guarded, call, (model, limited) =>
        model.understandQuery(PROBE, limited),
      );
      if (!isOutage(reply)) return true;
    }
    return false;
  }

  /** Asks each model of the chain once, whatever the others answer: for the doctor. */
  async check(call: ModelCall): Promise<readonly { readonly model: string; readonly failure: ModelFailure | null }[]> {
    const checked = [];
    for (const guarded of this.#models) {
      const reply = await this.#call('understand_query', guarded, call, (model, limited) =>
        model.understandQuery(PROBE, limited),
      );
      checked.push({ model: guarded.model.name, failure: reply.kind === 'failure' ? reply.failure : null });
    }
    return checked;
  }

  async #ask<Value>(
    task: Task,
    call: ModelCall,
    invoke: (model: LanguageModel, call: ModelCall) => Promise<ModelReply<Value>>,
  ): Promise<ModelReply<Value>> {
    let modelCalls = 0;
    let worthRetrying: ModelFailure | null = null;
    let last: ModelFailure = modelFailure.timeout('no time left');
    for (const guarded of this.#models) {
      for (let attempt = 1; !call.signal.aborted; attempt += 1) {
        const reply = await this.#call(task, guarded, call, invoke);
        if (reply.kind === 'reply') {
          const provenance = { ...reply.provenance, modelCalls: reply.provenance.modelCalls + modelCalls };
          return { ...reply, provenance };
        }
        modelCalls += reply.modelCalls;
        last = reply.failure;
        if (last.kind === 'safety_blocked') return { kind: 'failure', failure: last, modelCalls };
        if (last.retryable) worthRetrying = last;
        if (!(await this.#waitBeforeRetry(guarded, last, attempt, call))) break;
      }
    }
    // Of several failures, the one that says when to come back is the one the request can use.
    return { kind: 'failure', failure: worthRetrying ?? last, modelCalls };
  }

  /** @returns false when the next model is the better use of the time that is left */
  async #waitBeforeRetry(
    guarded: GuardedModel,
    failure: ModelFailure,
    attempt: number,
    { deadline, signal }: ModelCall,
  ): Promise<boolean> {
    const { clock, ids, retry } = this.#options;
    // A model that took all its time once will not be quicker at once.
    if (!failure.retryable || failure.kind === 'timeout' || attempt >= retry.maxAttempts) return false;
    if (guarded.circuit !== 'closed') return false;
    const retryAfter = failure.kind === 'rate_limited' ? failure.retryAfter : null;
    const wait = backoffDelay(retry, attempt, ids.random(), retryAfter);
    if (clock.now() + wait >= deadline) return false;
    return (await clock.sleep(wait, signal)) === 'elapsed';
  }

  async #call<Value>(
    task: Task,
    guarded: GuardedModel,
    call: ModelCall,
    invoke: (model: LanguageModel, call: ModelCall) => Promise<ModelReply<Value>>,
  ): Promise<ModelReply<Value>> {
    const { clock, callTimeout } = this.#options;
    const { telemetry = this.#options.telemetry } = call;
    return guarded.call(call, async (model: LanguageModel, limited: ModelCall) => {
      const before = clock.now();
      const at = Math.min(limited.deadline, before + callTimeout);
      const deadline = clock.deadline(at, limited.signal);
      const reply = await invoke(model, { signal: deadline.signal, deadline: at }).finally(() => deadline.cancel());
      const result = reply.kind === 'reply' ? 'reply' : reply.failure.kind;
      const usage = reply.kind === 'reply' ? usageOf(reply.provenance) : null;
      telemetry.emit({ type: 'model_called', model: model.name, task, result, took: clock.now() - before, usage });
      return reply;
    });
  }
}

function usageOf({ inputTokens, outputTokens, costUsd }: Provenance): ModelUsage {
  return { inputTokens, outputTokens, costUsd };
}
