import { match } from 'ts-pattern';
import type { AnsweredClarification } from '../../domain/clarification.ts';

/** A clarifying question and its answer, in words. */
export interface ClarificationView {
  /** 1 for the first. */
  readonly round: number;
  readonly question: string;
  readonly reply:
    | { readonly kind: 'option'; readonly label: string }
    | { readonly kind: 'text'; readonly text: string }
    /** "Just pick one". */
    | { readonly kind: 'skip' };
}

export function clarificationView({ round, question, reply }: AnsweredClarification): ClarificationView {
  return {
    round,
    question: question.text,
    reply: match(reply)
      .returnType<ClarificationView['reply']>()
      .with({ kind: 'option' }, ({ kind, optionId }) => ({
        kind,
        label: question.options.find(({ id }) => id === optionId)?.label ?? optionId,
      }))
      .with({ kind: 'text' }, { kind: 'skip' }, (own) => own)
      .exhaustive(),
  };
}
