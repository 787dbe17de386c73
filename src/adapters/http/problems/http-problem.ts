import type { Milliseconds } from '../../../domain/instant.ts';
import type { ProblemWord } from './problem-types.ts';

/** What is wrong with one field, and what to send instead. */
export interface FieldProblem {
  /** A path such as `interests.2`; `body` for the whole. */
  readonly field: string;
  readonly message: string;
}

interface Extras {
  readonly problems?: readonly FieldProblem[];
  readonly headers?: Readonly<Record<string, string>>;
  /** Further members of the document. Source: RFC 9457, section 3.2. */
  readonly members?: Readonly<Record<string, unknown>>;
}

/** Thrown by a route to answer with a problem document. The detail says what happened, what was kept, what to do. */
export class HttpProblem extends Error {
  override readonly name = 'HttpProblem';
  readonly word: ProblemWord;
  readonly detail: string;
  readonly extras: Extras;

  constructor(word: ProblemWord, detail: string, extras: Extras = {}) {
    super(detail);
    this.word = word;
    this.detail = detail;
    this.extras = extras;
  }
}

/** The header that says when to come back: whole seconds, at least one. */
export function retryAfterHeader(after: Milliseconds): Readonly<Record<string, string>> {
  return { 'retry-after': String(Math.max(1, Math.ceil(after / 1000))) };
}
