import { match } from 'ts-pattern';
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
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import type { ModelFault } from '../wire/model-faults.ts';

/** How a model is made to behave, and what it needs for that. The fault is read anew for every call. */
export interface FaultOptions {
  readonly fault: ModelFault;
  /** Calls take half to one and a half times the mean, evenly spread. */
  readonly latency: { readonly meanMs: Milliseconds };
  readonly clock: Clock;
  readonly ids: Pick<IdGenerator, 'random'>;
}

const SLOWER_THAN_ANY_DEADLINE: Milliseconds = 3_600_000;
const RETRY_AFTER: Milliseconds = 2_000;
const FLAKY_SHARE = 0.5;

/** A model with a chosen fault and latency, for load tests and drills. Keeps every promise of the port; never throws. */
export class FaultyLanguageModel implements LanguageModel {
  readonly name: string;
  readonly #inner: LanguageModel;
  readonly #options: FaultOptions;

  constructor(inner: LanguageModel, options: FaultOptions) {
    this.name = inner.name;
    this.#inner = inner;
    this.#options = options;
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#pass(call, () => this.#inner.understandQuery(task, call));
  }

  writeScript(task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener): Promise<ModelReply<LessonScript>> {
    return this.#pass(call, () => this.#inner.writeScript(task, call, onDraft));
  }

  async #pass<Value>(call: ModelCall, ask: () => Promise<ModelReply<Value>>): Promise<ModelReply<Value>> {
    const { clock, fault } = this.#options;
    const deadline = clock.deadline(call.deadline, call.signal);
    try {
      const waited = await clock.sleep(this.#wait(fault), deadline.signal);
      if (waited === 'aborted' || deadline.signal.aborted)
        return failed(modelFailure.timeout('no reply before the deadline'));
      return this.#failure(fault) ?? (await ask());
    } catch (error) {
      const raw = error instanceof Error ? error.name : 'not an error';
      return failed(modelFailure.unrecognised(raw, `the model threw: ${raw}`));
    } finally {
      deadline.cancel();
    }
  }

  #wait(fault: ModelFault): Milliseconds {
    if (fault === 'slow') return SLOWER_THAN_ANY_DEADLINE;
    const { latency, ids } = this.#options;
    return latency.meanMs === 0 ? 0 : latency.meanMs * (0.5 + ids.random());
  }

  #failure(fault: ModelFault): (ModelReply<never> & { readonly kind: 'failure' }) | null {
    return (
      match(fault)
        .with('none', 'slow', () => null)
        .with('unavailable', () => failed(modelFailure.unavailable('made unavailable on purpose')))
        .with('not_found', () => failed(modelFailure.modelNotFound('made a retired model on purpose')))
        .with('rate_limited', () => failed(modelFailure.rateLimited('rate limited on purpose', RETRY_AFTER)))
        // As from a real transport, which has already made its one repair call.
        .with('malformed', () => failed(modelFailure.malformedReply('made malformed on purpose'), 2))
        .with('flaky', () =>
          this.#options.ids.random() < FLAKY_SHARE ? failed(modelFailure.unavailable('made flaky on purpose')) : null,
        )
        .exhaustive()
    );
  }
}

function failed(failure: ModelFailure, modelCalls = 1) {
  return { kind: 'failure', failure, modelCalls } as const;
}
