import type { ClarificationReply } from './clarification.ts';
import type { Checkpoints } from './content-request.ts';
import type { GenerationFault } from './generation-fault.ts';
import type { GenerationOutcome } from './generation-outcome.ts';
import type { Milliseconds } from './instant.ts';
import type { LessonDraft } from './lesson.ts';
import type { RequestStatus } from './request-status.ts';
import type { WorkingStage } from './stage.ts';

/** Everything that can happen to a request. Worker actions carry the fence under which they were decided. */
export type LifeCycleAction =
  | { readonly type: 'claim'; readonly worker: string; readonly leaseFor: Milliseconds }
  | { readonly type: 'renew_lease'; readonly fence: number; readonly leaseFor: Milliseconds }
  | {
      readonly type: 'finish_stage';
      readonly fence: number;
      readonly results: Partial<Checkpoints>;
      readonly next: WorkingStage;
    }
  /** Shows the student what has been written so far, or, with null, takes it back. */
  | { readonly type: 'show_draft'; readonly fence: number; readonly draft: LessonDraft | null }
  | {
      readonly type: 'record_outcome';
      readonly fence: number;
      readonly outcome: GenerationOutcome;
      /** True for a basic lesson that a returning model can improve on. */
      readonly upgradable: boolean;
    }
  | {
      readonly type: 'return_for_retry';
      readonly fence: number;
      readonly fault: GenerationFault;
      readonly after: Milliseconds;
    }
  /** A stopping worker gives the request back; the attempt does not count. */
  | { readonly type: 'hand_back'; readonly fence: number }
  | { readonly type: 'abandon_upgrade'; readonly fence: number }
  | { readonly type: 'answer'; readonly questionId: string; readonly reply: ClarificationReply }
  | { readonly type: 'resume_waiting' }
  | { readonly type: 'request_upgrade' }
  | { readonly type: 'replay' }
  /** The dead letter of a failed request is in the ledger; until then it is owed. */
  | { readonly type: 'letter_filed'; readonly letterId: string }
  | { readonly type: 'cancel' };

/** Why an action was not carried out. Nothing was changed. */
export type Refusal =
  | { readonly reason: 'ended'; readonly status: RequestStatus }
  | { readonly reason: 'leased'; readonly until: number }
  | { readonly reason: 'not_due'; readonly at: number }
  | { readonly reason: 'waiting_for_student' }
  /** Somebody else holds the request now, or it was cancelled: the writer's work is discarded. */
  | { readonly reason: 'stale_fence' }
  | { readonly reason: 'not_waiting'; readonly status: RequestStatus }
  | { readonly reason: 'already_answered' }
  | { readonly reason: 'unknown_question' }
  | { readonly reason: 'unknown_option' }
  | { readonly reason: 'not_better' }
  | { readonly reason: 'not_allowed'; readonly status: RequestStatus };
