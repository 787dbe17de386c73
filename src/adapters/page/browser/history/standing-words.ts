import { match, P } from 'ts-pattern';
import type { RequestView } from '../../../wire/request-view.ts';

/** Where a request of the list stands, in a few words, and how it is coloured. */
export interface Standing {
  readonly words: string;
  readonly tone: 'good' | 'working' | 'asks' | 'plain';
}

export function standingOf(view: RequestView): Standing {
  return match(view)
    .returnType<Standing>()
    .with({ status: 'cancelled' }, () => ({ words: 'Cancelled', tone: 'plain' }))
    .with({ outcome: null }, () => ({ words: 'On its way', tone: 'working' }))
    .with({ outcome: { kind: P.union('success', 'cached'), quality: 'full' } }, () => ({
      words: 'Lesson ready',
      tone: 'good',
    }))
    .with({ outcome: { kind: P.union('success', 'cached'), quality: 'basic' } }, () => ({
      words: 'Basic lesson ready',
      tone: 'good',
    }))
    .with({ outcome: { kind: 'clarification_needed', cause: 'ambiguous_query' } }, () => ({
      words: 'Waits for your answer',
      tone: 'asks',
    }))
    .with({ outcome: { kind: 'clarification_needed', cause: 'model_unavailable' } }, () => ({
      words: 'Waits for our assistant',
      tone: 'asks',
    }))
    .with({ outcome: { kind: 'out_of_scope' } }, () => ({ words: 'No lesson on this', tone: 'plain' }))
    .with({ outcome: { kind: 'blocked' } }, () => ({ words: 'Not answered', tone: 'plain' }))
    .with({ outcome: { kind: 'failed' } }, () => ({ words: 'Went wrong on our side', tone: 'plain' }))
    .exhaustive();
}

/** Whether a request can still change by itself. */
export function isUnderWay({ status, outcome, upgrading, upgradePossible }: RequestView): boolean {
  const worked = status === 'queued' || status === 'generating' || upgrading || upgradePossible;
  return worked || (outcome?.kind === 'clarification_needed' && outcome.cause === 'model_unavailable');
}
