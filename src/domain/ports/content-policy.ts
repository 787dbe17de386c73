import type { BlockedCategory, HelpResource } from '../generation-outcome.ts';
import type { LessonScript } from '../lesson.ts';

export type Screening = { readonly kind: 'allowed' } | { readonly kind: 'blocked'; readonly category: BlockedCategory };

/**
 * The rules that hold whichever model answers.
 *
 * 1. `screenQuery` blocks what must not reach a model: self-harm, violence, sexual content, hate, prompt injection;
 *    academic uses of alarming words are allowed.
 * 2. `screenScript` applies the same rules to what a model wrote, cached lessons included; `screenWords` to any other words
 *    of a model's, taken together. Both block personal data as well.
 * 3. `redact` takes personal data (names of contact, numbers, addresses) out of free text before it is stored or sent.
 * 4. `guidance` gives fixed, reviewed words and, for self-harm, help resources: no model text.
 */
export interface ContentPolicy {
  readonly version: string;
  screenQuery(query: string): Screening;
  screenScript(script: LessonScript): Screening;
  screenWords(words: readonly string[]): Screening;
  redact(text: string): string;
  guidance(category: BlockedCategory): { readonly text: string; readonly helpResources: readonly HelpResource[] };
}
