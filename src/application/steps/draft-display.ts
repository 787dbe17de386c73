import type { LessonDraft } from '../../domain/lesson.ts';
import type { DraftListener, ScriptDraft } from '../../domain/ports/language-model.ts';
import type { GenerationContext } from '../generation-context.ts';

/** However often models begin anew, one writing costs the database no more than this. */
const MOST_DRAFTS = 12;

/**
 * Shows the student what a model has written so far. Screened like a finished script, and not shown where that fails.
 * The model is never held up: one write is under way at a time, and what comes meanwhile is shown together with the
 * next. A write that fails costs the draft, never the lesson.
 */
export class DraftDisplay {
  readonly #context: GenerationContext;
  #wanted: LessonDraft | null = null;
  #shown: LessonDraft | null = null;
  #sectionsScreened = 0;
  #refused = false;
  #drafts = 0;
  #closed = false;
  #writing = false;
  #written: Promise<void> = Promise.resolve();

  constructor(context: GenerationContext) {
    this.#context = context;
  }

  readonly take: DraftListener = (draft) => {
    if (this.#closed) return;
    if (draft === null) {
      this.#sectionsScreened = 0;
      this.#refused = false;
    }
    this.#wanted = draft === null ? null : this.#fit(draft);
    if (!this.#writing) this.#written = this.#write();
  };

  /** Begins nothing more. What is shown goes by itself with the stage. */
  async close(): Promise<void> {
    this.#closed = true;
    await this.#written;
  }

  /** Fails closed: what cannot be screened is not shown, and neither is what comes after it. */
  #fit({ title, hook, sections }: ScriptDraft): LessonDraft | null {
    const fresh = sections.slice(this.#sectionsScreened);
    const words = fresh.flatMap(({ heading, narration, onScreenText, visual }) => [
      heading,
      narration,
      onScreenText,
      visual,
    ]);
    this.#refused ||= !this.#isAllowed([title, hook, ...words]);
    this.#sectionsScreened = sections.length;
    return this.#refused ? null : { title, hook, headings: sections.map(({ heading }) => heading) };
  }

  #isAllowed(words: readonly string[]): boolean {
    try {
      return this.#context.ports.policy.screenWords(words).kind === 'allowed';
    } catch {
      return false;
    }
  }

  async #write(): Promise<void> {
    this.#writing = true;
    while (this.#isBehind() && (await this.#show(this.#wanted)));
    this.#writing = false;
  }

  #isBehind(): boolean {
    if (this.#closed || this.#wanted === this.#shown) return false;
    return this.#wanted === null || this.#drafts < MOST_DRAFTS;
  }

  /** @returns false when the database cannot be written just now; the next draft tries again */
  async #show(draft: LessonDraft | null): Promise<boolean> {
    const { ports, request, interrupt } = this.#context;
    const { id, fence, createdAt } = request();
    try {
      const result = await ports.repository.apply(id, { type: 'show_draft', fence, draft });
      if (result.kind !== 'applied') {
        // Somebody else has the request, or its script is written: nothing will be allowed any more.
        this.#closed = true;
        if (result.kind === 'unknown_request' || result.refusal.reason === 'stale_fence') interrupt();
        return false;
      }
      this.#shown = draft;
      if (draft === null) return true;
      this.#drafts += 1;
      if (this.#drafts === 1) {
        const sinceSubmission = ports.clock.now() - createdAt;
        ports.telemetry.emit({ type: 'draft_shown', requestId: id, sinceSubmission });
      }
      return true;
    } catch {
      return false;
    }
  }
}
