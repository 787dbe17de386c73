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
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { DraftTelling } from './draft-telling.ts';
import { failWith } from './scripted-answers.ts';

/** One step of a script: a reply, or a function that gives one when the call is there, and may tell drafts before. */
export type ScriptedAnswer<Task, Value> =
  | ModelReply<Value>
  | ((task: Task, call: ModelCall, onDraft?: DraftListener) => ModelReply<Value> | Promise<ModelReply<Value>>);

/** What the model answers, each answer once, in order. */
export interface ModelScript {
  readonly understandQuery?: readonly ScriptedAnswer<UnderstandQueryTask, QueryUnderstanding>[];
  readonly writeScript?: readonly ScriptedAnswer<WriteScriptTask, LessonScript>[];
}

/** A call as it was made; a copy, so that it shows the task as it was then. */
export type ScriptedCall =
  | { readonly method: 'understandQuery'; readonly task: UnderstandQueryTask; readonly deadline: number }
  | { readonly method: 'writeScript'; readonly task: WriteScriptTask; readonly deadline: number };

/** A test asked a scripted model for more answers than its script has. */
export class ScriptRanOut extends Error {
  override readonly name = 'ScriptRanOut';

  constructor(method: ScriptedCall['method'], calls: number) {
    super(`the script has no answer for call ${calls} of ${method}`);
  }
}

/**
 * A language model that answers what a test wrote down, and records what it was asked. Keeps the port's promises, with
 * one exception on purpose: when its script runs out it rejects with ScriptRanOut, so that a mistake in a test is loud.
 */
export class ScriptedLanguageModel implements LanguageModel {
  readonly name: string;
  readonly #clock: Clock;
  readonly #understandings: ScriptedAnswer<UnderstandQueryTask, QueryUnderstanding>[];
  readonly #scripts: ScriptedAnswer<WriteScriptTask, LessonScript>[];
  readonly #calls: ScriptedCall[] = [];

  constructor(options: { readonly clock: Clock; readonly script: ModelScript; readonly name?: string }) {
    this.name = options.name ?? 'scripted';
    this.#clock = options.clock;
    this.#understandings = [...(options.script.understandQuery ?? [])];
    this.#scripts = [...(options.script.writeScript ?? [])];
  }

  /** Every call so far, those included that had already been aborted. */
  get calls(): readonly ScriptedCall[] {
    return structuredClone(this.#calls);
  }

  async understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>> {
    this.#calls.push(structuredClone({ method: 'understandQuery', task, deadline: call.deadline }));
    return this.#answer('understandQuery', this.#understandings, task, call);
  }

  async writeScript(
    task: WriteScriptTask,
    call: ModelCall,
    onDraft?: DraftListener,
  ): Promise<ModelReply<LessonScript>> {
    this.#calls.push(structuredClone({ method: 'writeScript', task, deadline: call.deadline }));
    const telling = new DraftTelling(onDraft);
    const reply = await this.#answer('writeScript', this.#scripts, task, call, telling.tell);
    telling.end(reply);
    return reply;
  }

  async #answer<Task, Value>(
    method: ScriptedCall['method'],
    script: ScriptedAnswer<Task, Value>[],
    task: Task,
    call: ModelCall,
    onDraft?: DraftListener,
  ): Promise<ModelReply<Value>> {
    if (call.signal.aborted || this.#clock.now() >= call.deadline) return failWith(TIMEOUT, 0);
    const answer = script.shift();
    if (!answer) throw new ScriptRanOut(method, this.#calls.filter((made) => made.method === method).length);
    if (typeof answer !== 'function') return structuredClone(answer);
    const deadline = this.#clock.deadline(call.deadline, call.signal);
    try {
      return structuredClone(await Promise.race([answer(task, call, onDraft), stopped(deadline.signal)]));
    } finally {
      deadline.cancel();
    }
  }
}

const TIMEOUT = modelFailure.timeout('scripted: no reply before the deadline');

function stopped(signal: AbortSignal): Promise<ModelReply<never>> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(failWith(TIMEOUT)), { once: true }));
}
