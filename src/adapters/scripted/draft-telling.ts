import type { LessonScript } from '../../domain/lesson.ts';
import type { DraftListener, ModelReply, ScriptDraft } from '../../domain/ports/language-model.ts';

/** Keeps the port's promises about drafts around a script that tells what it likes, when it likes. */
export class DraftTelling {
  readonly #onDraft: DraftListener | undefined;
  #standing = false;
  #ended = false;

  constructor(onDraft: DraftListener | undefined) {
    this.#onDraft = onDraft;
  }

  readonly tell = (draft: ScriptDraft | null): void => {
    if (this.#ended) return;
    this.#standing = draft !== null;
    this.#onDraft?.(structuredClone(draft));
  };

  /** Takes back what a failure leaves standing; afterwards nothing is told. */
  end(reply: ModelReply<LessonScript>): void {
    if (reply.kind === 'failure' && this.#standing) this.tell(null);
    this.#ended = true;
  }
}
