/** A question whose right answer is known: one of the topics, a question back, or out of scope for the reason. */
export interface LabelledQuestion {
  readonly class: string;
  readonly query: string;
  readonly grade: number;
  readonly expect: 'topic' | 'ambiguous' | 'out_of_scope';
  readonly topics?: readonly string[];
  readonly reason?: string;
}
