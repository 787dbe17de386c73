import { match } from 'ts-pattern';
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
  return match(action)
    .returnType<Transition>()
    .with({ type: 'claim' }, (act) => claim(request, act, now))
    .with({ type: 'renew_lease' }, (act) => renewLease(request, act, now))
    .with({ type: 'finish_stage' }, (act) => finishStage(request, act, now))
    .with({ type: 'show_draft' }, (act) => showDraft(request, act, now))
    .with({ type: 'record_outcome' }, (act) => recordOutcome(request, act, now))
    .with({ type: 'return_for_retry' }, (act) => returnForRetry(request, act, now))
    .with({ type: 'hand_back' }, (act) => handBack(request, act, now))
    .with({ type: 'abandon_upgrade' }, (act) => abandonUpgrade(request, act, now))
    .with({ type: 'answer' }, (act) => answer(request, act, now))
    .with({ type: 'resume_waiting' }, () => resumeWaiting(request, now))
    .with({ type: 'request_upgrade' }, () => requestUpgrade(request, now))
    .with({ type: 'replay' }, () => replay(request, now))
    .with({ type: 'letter_filed' }, (act) => letterFiled(request, act, now))
    .with({ type: 'cancel' }, () => cancel(request, now))
    .exhaustive();
}
