import { isDeepStrictEqual } from 'node:util';
import { JSONParser } from '@streamparser/json';
import type { LessonScript, LessonSection } from '../../../domain/lesson.ts';
import type { DraftListener, ScriptDraft } from '../../../domain/ports/language-model.ts';
import type { ReplyListener } from '../ask-gemini.ts';
import { scriptReply } from './script-reply.ts';

const sectionsSchema = scriptReply.shape.sections;

/**
 * Finds the finished parts of one script reply while it is written: title and hook, then each section, as each passes
 * its own check. At the first thing that does not it falls silent, since the reply as a whole is checked anyway.
 */
export class ScriptDrafts implements ReplyListener<LessonScript> {
  readonly #onDraft: DraftListener;
  readonly #parser = new JSONParser({ paths: ['$.title', '$.hook', '$.sections.*'], keepStack: false });
  readonly #opening: { title?: string; hook?: string } = {};
  readonly #sections: LessonSection[] = [];
  #told: ScriptDraft | null = null;
  #begun = false;
  #silent = false;

  constructor(onDraft: DraftListener) {
    this.#onDraft = onDraft;
    this.#parser.onValue = ({ key, value }) => this.#take(key, value);
  }

  heard(text: string): void {
    if (this.#silent) return;
    // A fence before the object is let pass, as it is in the whole reply.
    const json = this.#begun ? text : text.slice(Math.max(0, text.indexOf('{')));
    this.#begun ||= json.startsWith('{');
    if (!this.#begun) return;
    try {
      this.#parser.write(json);
    } catch {
      this.#silent = true;
    }
  }

  ended(script: LessonScript | null): void {
    this.#silent = true;
    if (this.#told === null || (script !== null && isBeginningOf(this.#told, script))) return;
    this.#onDraft(null);
  }

  /** @param key `title`, `hook`, or the index of a section */
  #take(key: string | number | undefined, value: unknown): void {
    if (this.#silent) return;
    if (key === 'title' || key === 'hook') this.#takeOpening(key, value);
    else {
      const section = this.#checked(sectionsSchema.element.safeParse(value));
      if (section !== null) this.#sections.push(section);
    }
    const { title, hook } = this.#opening;
    if (this.#silent || title === undefined || hook === undefined) return;
    this.#told = { title, hook, sections: [...this.#sections] };
    this.#onDraft(this.#told);
  }

  #takeOpening(key: 'title' | 'hook', value: unknown): void {
    const words = this.#checked(scriptReply.shape[key].safeParse(value));
    // Said twice, it is the second one that counts: what was told is not the reply's.
    if (words === null || this.#opening[key] !== undefined) this.#silent = true;
    else this.#opening[key] = words;
  }

  #checked<Value>(parsed: { readonly success: boolean; readonly data?: Value }): Value | null {
    if (parsed.success && parsed.data !== undefined) return parsed.data;
    this.#silent = true;
    return null;
  }
}

function isBeginningOf(draft: ScriptDraft, { title, hook, sections }: LessonScript): boolean {
  const beginning = { title, hook, sections: sections.slice(0, draft.sections.length) };
  return isDeepStrictEqual(draft, beginning);
}
