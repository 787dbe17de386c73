import type { LessonScript } from '../../domain/lesson.ts';
import { modelFailure } from '../../domain/model-failure.ts';
import type {
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { TopicCatalogue } from '../../domain/ports/topic-catalogue.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { composeScript } from './script/compose-script.ts';
import { QuestionJudge } from './understanding/question-judge.ts';
import { understandQuery } from './understanding/understand-query.ts';

const PROVENANCE = {
  model: 'offline',
  promptVersion: 'offline-1',
  modelCalls: 1,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
} as const;

/**
 * Understands and writes from the topic catalogue alone: no service, no network, the same answer every time. Its
 * lessons are basic ones, and labelled so.
 */
export class OfflineLanguageModel implements LanguageModel {
  readonly name = 'offline';
  readonly #catalogue: TopicCatalogue;
  readonly #judge: QuestionJudge;

  constructor(catalogue: TopicCatalogue) {
    this.#catalogue = catalogue;
    this.#judge = new QuestionJudge(catalogue);
  }

  async understandQuery(task: UnderstandQueryTask, { signal }: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    if (signal.aborted) return TOO_LATE;
    return reply(understandQuery(task, this.#catalogue, this.#judge));
  }

  async writeScript(task: WriteScriptTask, { signal }: ModelCall): Promise<ModelReply<LessonScript>> {
    if (signal.aborted) return TOO_LATE;
    const topic = this.#catalogue.topic(task.topic.id);
    if (topic !== null) return reply(composeScript(topic, task));
    const failure = modelFailure.invalidRequest('the catalogue has no such topic');
    return { kind: 'failure', failure, modelCalls: 0 };
  }
}

const TOO_LATE = { kind: 'failure', failure: modelFailure.timeout('no time left'), modelCalls: 0 } as const;

function reply<Value>(value: Value): ModelReply<Value> {
  return { kind: 'reply', value, provenance: PROVENANCE, quality: 'basic' };
}
