import { failWith } from '../../../src/adapters/scripted/scripted-answers.ts';
import type { LessonScript } from '../../../src/domain/lesson.ts';
import { modelFailure } from '../../../src/domain/model-failure.ts';
import type {
  DraftListener,
  LanguageModel,
  ModelCall,
  ModelReply,
  UnderstandQueryTask,
  WriteScriptTask,
} from '../../../src/domain/ports/language-model.ts';
import type { QueryUnderstanding } from '../../../src/domain/query-understanding.ts';
import { Gate } from './gate.ts';

/** A model that a test can hold in the middle of a task, take away and bring back. Writes one script for everything. */
export class SchoolModel implements LanguageModel {
  readonly name: string;
  readonly understanding = new Gate();
  readonly writing = new Gate();
  /** While true every call fails as it does during an outage. */
  down = false;
  /** Takes back what has been told of the script that is being written. */
  takeBack: () => void = () => undefined;
  readonly #model: LanguageModel;
  readonly #script: LessonScript;

  constructor(model: LanguageModel, script: LessonScript) {
    this.name = model.name;
    this.#model = model;
    this.#script = script;
  }

  async understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    await this.understanding.pass(call.signal);
    return this.down ? OUTAGE : this.#model.understandQuery(task, call);
  }

  async writeScript(
    task: WriteScriptTask,
    call: ModelCall,
    onDraft?: DraftListener,
  ): Promise<ModelReply<LessonScript>> {
    const { title, hook, sections } = this.#script;
    if (!this.down) onDraft?.({ title, hook, sections: sections.slice(0, 2) });
    this.takeBack = () => onDraft?.(null);
    await this.writing.pass(call.signal);
    if (this.down) return OUTAGE;
    const reply = await this.#model.writeScript(task, call);
    return reply.kind === 'reply' ? { ...reply, value: this.#script } : reply;
  }
}

const OUTAGE = failWith(modelFailure.unavailable('503'));
