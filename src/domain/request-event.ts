import type { OutcomeKind } from './generation-outcome.ts';
import type { Instant } from './instant.ts';
import type { OutcomeFacts } from './outcome-facts.ts';
import type { OutcomeStatus } from './request-status.ts';
import type { WorkingStage } from './stage.ts';

/** Why a request is (again) waiting for a worker. */
export const QUEUED_REASONS = [
  'submitted',
  'retry',
  'handed_back',
  'clarification_answered',
  'model_returned',
  'replayed',
] as const;
export type QueuedReason = (typeof QUEUED_REASONS)[number];

/** What happened to a request, as stored and as streamed to the student. Carries no student text. */
export type RequestEventBody =
  | { readonly type: 'queued'; readonly reason: QueuedReason; readonly notBefore: Instant }
  | { readonly type: 'claimed'; readonly attempt: number; readonly worker: string }
  | { readonly type: 'stage_started'; readonly stage: WorkingStage }
  /** The request carries the draft itself, so that one that is taken back is gone. */
  | { readonly type: 'draft_ready'; readonly sections: number }
  | { readonly type: 'draft_withdrawn' }
  | { readonly type: 'lesson_ready'; readonly lessonId: string }
  | { readonly type: 'media_ready'; readonly lessonId: string; readonly media: 'audio' | 'video' }
  | { readonly type: 'attempt_failed'; readonly fault: string; readonly retryAt: Instant | null }
  | ({ readonly type: 'outcome'; readonly kind: OutcomeKind; readonly status: OutcomeStatus } & OutcomeFacts)
  | { readonly type: 'upgrade_started' }
  | { readonly type: 'upgrade_abandoned' }
  | ({ readonly type: 'lesson_upgraded'; readonly kind: OutcomeKind; readonly lessonId: string } & OutcomeFacts)
  | { readonly type: 'cancelled' };

export type RequestEventType = RequestEventBody['type'];

export interface RequestEvent {
  readonly requestId: string;
  /** 1, 2, 3 … within the request, without gaps. */
  readonly sequence: number;
  readonly generation: number;
  readonly at: Instant;
  readonly body: RequestEventBody;
}
