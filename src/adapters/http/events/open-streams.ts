import { HttpProblem, retryAfterHeader } from '../problems/http-problem.ts';

/** Counts the streams that each student has open: each asks the database again and again. */
export class OpenStreams {
  readonly #limit: number;
  readonly #open = new Map<string, number>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Takes a place; the result gives it back, once however often it is called. Throws the problem when all are taken. */
  take(studentId: string): () => void {
    const open = this.#open.get(studentId) ?? 0;
    if (open >= this.#limit) {
      const detail = `You have ${open} event streams open, and more are not given. Close one; no event is lost.`;
      throw new HttpProblem('rate_limited', detail, { headers: retryAfterHeader(1_000) });
    }
    this.#open.set(studentId, open + 1);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const left = (this.#open.get(studentId) ?? 1) - 1;
      if (left > 0) this.#open.set(studentId, left);
      else this.#open.delete(studentId);
    };
  }
}
