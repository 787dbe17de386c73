import type { ContentRequest } from './content-request.ts';
import type { Instant } from './instant.ts';
import { answer } from './life-cycle/answer.ts';
import { claim } from './life-cycle/claim.ts';
import { cancel, letterFiled, replay, requestUpgrade, resumeWaiting } from './life-cycle/intervene.ts';
import { recordOutcome } from './life-cycle/record-outcome.ts';
import { showDraft } from './life-cycle/show-draft.ts';
import type { Transition } from './life-cycle/transition.ts';
import { abandonUpgrade, finishStage, handBack, renewLease, returnForRetry } from './life-cycle/work.ts';
import type { LifeCycleAction } from './life-cycle-action.ts';

export type { Transition } from './life-cycle/transition.ts';

/**
 * The life cycle of a request: a pure function of (request, action, now). Every adapter that stores requests runs this
 * one function, so that none can disagree about what is allowed.
 *
 * queued → generating → completed | awaiting_clarification | out_of_scope | blocked | failed | cancelled;
 * awaiting_clarification → queued when the student answers or the model is back; failed → queued when replayed.
 */
export function transition(request: ContentRequest, action: LifeCycleAction, now: Instant): Transition {
  // A switch rather than patterns: it runs several times for every request.
  switch (action.type) {
    case 'claim':
      return claim(request, action, now);
    case 'renew_lease':
      return renewLease(request, action, now);
    case 'finish_stage':
      return finishStage(request, action, now);
    case 'show_draft':
      return showDraft(request, action, now);
    case 'record_outcome':
      return recordOutcome(request, action, now);
    case 'return_for_retry':
      return returnForRetry(request, action, now);
    case 'hand_back':
      return handBack(request, action, now);
    case 'abandon_upgrade':
      return abandonUpgrade(request, action, now);
    case 'answer':
      return answer(request, action, now);
    case 'resume_waiting':
      return resumeWaiting(request, now);
    case 'request_upgrade':
      return requestUpgrade(request, now);
    case 'replay':
      return replay(request, now);
    case 'letter_filed':
      return letterFiled(request, action, now);
    case 'cancel':
      return cancel(request, now);
    default:
      return action satisfies never;
  }
}
