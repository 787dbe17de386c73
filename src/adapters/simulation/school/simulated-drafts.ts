import type { Milliseconds } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { DraftListener, ScriptDraft } from '../../../domain/ports/language-model.ts';

/** What one call tells of its script while it lasts; taken back where the call fails. */
export class SimulatedDrafts {
  readonly #onDraft: DraftListener;
  readonly #drafts: readonly ScriptDraft[];
  #told = 0;

  constructor(onDraft: DraftListener, drafts: readonly ScriptDraft[]) {
    this.#onDraft = onDraft;
    this.#drafts = drafts;
  }

  /** Tells the drafts evenly over a time. @returns the time that this took */
  async tell(clock: Clock, within: Milliseconds, signal: AbortSignal): Promise<Milliseconds> {
    const step = within / (this.#drafts.length + 1);
    for (const draft of this.#drafts) {
      if ((await clock.sleep(step, signal)) === 'aborted') break;
      this.#onDraft(draft);
      this.#told += 1;
    }
    return step * this.#told;
  }

  end(isReply: boolean): void {
    if (!isReply && this.#told > 0) this.#onDraft(null);
  }
}
