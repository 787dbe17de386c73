import { match } from 'ts-pattern';
import type { LessonScript } from '../../../domain/lesson.ts';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type {
  DraftListener,
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../../domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../../domain/query-understanding.ts';
import { draftsOf, replyOf, script, understanding } from './model-answers.ts';
import type { ModelName, ModelService } from './model-service.ts';
import { SimulatedDrafts } from './simulated-drafts.ts';

/** Told of every call that reaches the provider. */
export interface ModelWatcher {
  modelCallStarts(model: ModelName, task: 'understand' | 'write', query: string): void;
  modelCallEnds(model: ModelName, task: 'understand' | 'write', query: string, reply: ModelReply<unknown>): void;
}

/** One model of the simulated provider, called from one worker. */
export class SimulatedModel implements LanguageModel {
  readonly name: ModelName;
  readonly #service: ModelService;
  readonly #clock: Clock;
  readonly #watcher: ModelWatcher;

  constructor(
    name: ModelName,
    { service, clock, watcher }: { service: ModelService; clock: Clock; watcher: ModelWatcher },
  ) {
    this.name = name;
    this.#service = service;
    this.#clock = clock;
    this.#watcher = watcher;
  }

  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#serve('understand', task.query, call, () => replyOf(this.name, 'full', understanding(task, 'full')));
  }

  async writeScript(
    task: WriteScriptTask,
    call: ModelCall,
    onDraft?: DraftListener,
  ): Promise<ModelReply<LessonScript>> {
    const drafts = onDraft === undefined ? null : new SimulatedDrafts(onDraft, draftsOf(task, this.#service.drafts()));
    const answer = () => replyOf(this.name, 'full', script(task, 'full'));
    const reply = await this.#serve('write', task.query, call, answer, drafts);
    drafts?.end(reply.kind === 'reply');
    return reply;
  }

  async #serve<Value extends object>(
    task: 'understand' | 'write',
    query: string,
    { signal }: ModelCall,
    answer: () => ModelReply<Value>,
    drafts: SimulatedDrafts | null = null,
  ): Promise<ModelReply<Value>> {
    this.#watcher.modelCallStarts(this.name, task, query);
    const service = this.#service.treat(this.name);
    const lasts = service.kind === 'hangs' ? Number.POSITIVE_INFINITY : service.after;
    const told = (await drafts?.tell(this.#clock, Math.min(lasts, SLOWEST_DRAFTS), signal)) ?? 0;
    const ended = signal.aborted ? 'aborted' : await this.#clock.sleep(lasts - told, signal);
    const failed = (failure: ModelFailure) => replyOf<Value>(this.name, 'full', failure);
    const reply =
      ended === 'aborted'
        ? failed(modelFailure.timeout('simulated'))
        : match(service)
            .returnType<ModelReply<Value>>()
            .with({ kind: 'answers' }, answer)
            .with({ kind: 'fails' }, ({ failure }) => failed(failure))
            .with({ kind: 'hangs' }, () => failed(modelFailure.timeout('simulated')))
            .exhaustive();
    this.#watcher.modelCallEnds(this.name, task, query, reply);
    return reply;
  }
}

/** A call that hangs has told its drafts by then. */
const SLOWEST_DRAFTS = 2_000;
