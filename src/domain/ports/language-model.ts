import type { AnsweredClarification } from '../clarification.ts';
import type { Instant } from '../instant.ts';
import type { LessonQuality, LessonScript, LessonSection } from '../lesson.ts';
import type { ModelFailure } from '../model-failure.ts';
import type { Provenance } from '../provenance.ts';
import type { QueryUnderstanding } from '../query-understanding.ts';
import type { Interest, TopicReference } from '../topic.ts';
import type { Telemetry } from './telemetry.ts';

export interface UnderstandQueryTask {
  readonly query: string;
  readonly grade: number;
  /** The student's own words for what they like; explicit ones first. */
  readonly interests: readonly string[];
  readonly language: string;
  readonly clarifications: readonly AnsweredClarification[];
  /** True when no clarification round is left: answer with the best guess rather than another question. */
  readonly mustDecide: boolean;
}

export interface WriteScriptTask {
  readonly topic: TopicReference;
  readonly query: string;
  readonly grade: number;
  readonly interest: Interest | null;
  readonly language: string;
}

/** What goes with every call: the caller's signal, and the moment by which a reply must be there. */
export interface ModelCall {
  readonly signal: AbortSignal;
  readonly deadline: Instant;
  /** Where it is told what the call came to; left out by callers whose work has no span. */
  readonly telemetry?: Telemetry;
}

/** The finished parts of a script that is still being written; each is valid by itself. */
export interface ScriptDraft {
  readonly title: string;
  readonly hook: string;
  readonly sections: readonly LessonSection[];
}

/** Told of a script as it grows. Null takes back what was told: it did not become the reply. Neither throws nor waits. */
export type DraftListener = (draft: ScriptDraft | null) => void;

export type ModelReply<Value> =
  | { readonly kind: 'reply'; readonly value: Value; readonly provenance: Provenance; readonly quality: LessonQuality }
  | {
      readonly kind: 'failure';
      readonly failure: ModelFailure;
      /** Calls that were made before giving up. */
      readonly modelCalls: number;
    };

/**
 * A language model, as typed tasks rather than raw text.
 *
 * 1. Every call answers with a reply or a model failure; it never throws or rejects.
 * 2. A call ends soon after its signal aborts or its deadline passes, with `timeout`.
 * 3. What comes back was validated: a topic id exists in the catalogue, a script has 3 to 5 sections and 3 takeaways.
 * 4. A malformed reply is repaired by at most one further call; then it is `malformed_reply`. A truncated reply is
 *    `truncated`; nothing is ever patched together from a part.
 * 5. A refusal by the provider is `safety_blocked` with the provider's raw word; a word that no version of the adapter
 *    knows is `unrecognised` with the raw word.
 * 6. No retry happens inside: one call is one attempt (but for the repair of promise 4).
 * 7. A reply says which model gave it, at which prompt version, and what it cost.
 * 8. A clearly vague question gives `ambiguous` with at least one question of two to four options that differ, unless
 *    the task says that it must decide.
 * 9. A model that streams tells `onDraft` of a script while it writes it: title and hook first, then each finished
 *    section. Drafts only grow, and hold whole, valid parts. One that does not stream never calls it.
 * 10. What was told is the beginning of the reply, or is taken back with null: before another attempt begins, and before
 *     a failure is answered. Nothing is told once the call has ended. The reply is checked as a whole all the same.
 */
export interface LanguageModel {
  readonly name: string;
  understandQuery(task: UnderstandQueryTask, call: ModelCall): Promise<ModelReply<QueryUnderstanding>>;
  writeScript(task: WriteScriptTask, call: ModelCall, onDraft?: DraftListener): Promise<ModelReply<LessonScript>>;
}
