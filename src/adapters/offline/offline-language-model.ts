import type { LessonScript } from '../../domain/lesson.ts';
import { modelFailure } from '../../domain/model-failure.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type {
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { Provenance } from '../../domain/provenance.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { RULES_VERSION } from './rules-version.ts';
import { composeScript } from './script/compose-script.ts';
import { QuestionJudge } from './understanding/question-judge.ts';
import { understandQuery } from './understanding/understand-query.ts';

const PROVENANCE: Provenance = {
  model: 'offline',
  promptVersion: RULES_VERSION,
  modelCalls: 1,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
};

/**
 * The language model that needs no network: it finds topics with a text search over the catalogue and composes lessons
 * from it. Deterministic, free, and plainly `basic`. English only, whatever language is asked for.
 */
export class OfflineLanguageModel implements LanguageModel {
  readonly name = 'offline';
  readonly #catalogue: TopicCatalogue;
  readonly #clock: Clock;
  readonly #judge: QuestionJudge;

  constructor(catalogue: TopicCatalogue, clock: Clock) {
    this.#catalogue = catalogue;
    this.#clock = clock;
    this.#judge = new QuestionJudge(catalogue);
  }

  async understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    return this.#answer(call, () => reply(understandQuery(task, this.#catalogue, this.#judge)));
  }

  async writeScript(task: WriteScriptTask, call: ModelCall): Promise<ModelReply<LessonScript>> {
    return this.#answer(call, () => {
      const topic = this.#catalogue.topic(task.topic.id);
      if (topic === null) {
        const failure = modelFailure.invalidRequest(`the catalogue has no topic "${task.topic.id}"`);
        return { kind: 'failure', failure, modelCalls: 1 };
      }
      return reply(composeScript({ ...task, topic }));
    });
  }

  #answer<Value>({ signal, deadline }: ModelCall, work: () => ModelReply<Value>): ModelReply<Value> {
    if (signal.aborted || this.#clock.now() >= deadline) {
      return { kind: 'failure', failure: modelFailure.timeout('offline: no time left'), modelCalls: 0 };
    }
    try {
      return work();
    } catch (error) {
      const raw = error instanceof Error ? error.name : 'not an error';
      return { kind: 'failure', failure: modelFailure.unrecognised(raw, `offline: ${raw}`), modelCalls: 1 };
    }
  }
}

function reply<Value>(value: Value): ModelReply<Value> {
  return { kind: 'reply', value, provenance: PROVENANCE, quality: 'basic' };
}
