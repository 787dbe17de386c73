import type { LessonScript } from '../../domain/lesson.ts';
import type { ModelFailure } from '../../domain/model-failure.ts';
import type {
  DraftListener,
  ModelCall,
  ModelReply,
  ScriptDraft,
  WriteScriptTask,
} from '../../domain/ports/language-model.ts';
import type { Provenance } from '../../domain/provenance.ts';

/** What a scripted reply claims to have cost, unless the test says otherwise. */
export const SCRIPTED_PROVENANCE: Provenance = {
  model: 'scripted',
  promptVersion: 'scripted-1',
  modelCalls: 1,
  inputTokens: 100,
  outputTokens: 20,
  costUsd: null,
};

/** A step that gives a reply of full quality. */
export function replyWith<Value>(value: Value, provenance: Partial<Provenance> = {}): ModelReply<Value> {
  return { kind: 'reply', value, provenance: { ...SCRIPTED_PROVENANCE, ...provenance }, quality: 'full' };
}

/** A step that fails. */
export function failWith(failure: ModelFailure, modelCalls = 1): ModelReply<never> {
  return { kind: 'failure', failure, modelCalls };
}

/** A step that never answers: the call ends with its signal or its deadline. */
export function hang(): Promise<ModelReply<never>> {
  return new Promise(() => undefined);
}

/** A step that tells these drafts, one after another, and then answers. */
export function streamWith(
  drafts: readonly ScriptDraft[],
  answer: ModelReply<LessonScript> | (() => Promise<ModelReply<LessonScript>>),
) {
  return async (
    _task: WriteScriptTask,
    _call: ModelCall,
    onDraft?: DraftListener,
  ): Promise<ModelReply<LessonScript>> => {
    for (const draft of drafts) onDraft?.(draft);
    return typeof answer === 'function' ? answer() : answer;
  };
}

/** A script as it grows: title and hook first, then section after section. */
export function draftsOf({ title, hook, sections }: LessonScript): readonly ScriptDraft[] {
  return [0, ...sections.keys()].map((_, finished) => ({ title, hook, sections: sections.slice(0, finished) }));
}
