import { type ContentRequest, NO_CHECKPOINTS } from '../content-request.ts';
import { failureLetterId } from '../delivery-disposition.ts';
import type { Instant } from '../instant.ts';
import type { QueuedReason } from '../request-event.ts';
import { applied, REPUBLISH_AFTER, refused, type Transition } from './transition.ts';

/** A new generation of the same request: nothing of the old answer is reused, and attempts count afresh. */
export function workAnew(
  request: ContentRequest,
  changes: Partial<ContentRequest>,
  reason: QueuedReason,
  now: Instant,
): Transition {
  return applied(
    request,
    {
      ...changes,
      generation: request.generation + 1,
      attempts: 0,
      startedAt: null,
      checkpoints: NO_CHECKPOINTS,
      state: { status: 'queued', notBefore: now },
      recheckAt: now + REPUBLISH_AFTER,
    },
    [{ type: 'queued', reason, notBefore: now }],
    now,
  );
}

/** The model is back: a request that waits only because of the outage goes on without anyone asking again. */
export function resumeWaiting(request: ContentRequest, now: Instant): Transition {
  const { state } = request;
  if (state.status !== 'awaiting_clarification' || state.outcome.cause !== 'model_unavailable') {
    return refused(request, { reason: 'not_waiting', status: state.status });
  }
  return workAnew(request, {}, 'model_returned', now);
}

/** The model is back: a basic lesson is to be replaced by a full one; the student keeps the basic one meanwhile. */
export function requestUpgrade(request: ContentRequest, now: Instant): Transition {
  const { state } = request;
  if (state.status !== 'completed' || state.upgrade.kind !== 'possible') {
    return refused(request, { reason: 'not_allowed', status: state.status });
  }
  return applied(
    request,
    {
      generation: request.generation + 1,
      attempts: 0,
      startedAt: null,
      checkpoints: NO_CHECKPOINTS,
      state: { ...state, upgrade: { kind: 'wanted' } },
      recheckAt: now + REPUBLISH_AFTER,
    },
    [{ type: 'upgrade_started' }],
    now,
  );
}

/** An operator has a failed request worked on again. */
export function replay(request: ContentRequest, now: Instant): Transition {
  if (request.state.status !== 'failed') {
    return refused(request, { reason: 'not_allowed', status: request.state.status });
  }
  return workAnew(request, {}, 'replayed', now);
}

/** Somebody can see the failure now, so nothing is owed any more. */
export function letterFiled(request: ContentRequest, { letterId }: { letterId: string }, now: Instant): Transition {
  if (request.state.status !== 'failed' || failureLetterId(request) !== letterId) {
    return refused(request, { reason: 'not_allowed', status: request.state.status });
  }
  return applied(request, { recheckAt: null }, [], now);
}

/** The student withdraws. The fence grows, so that whatever a worker still writes is refused. */
export function cancel(request: ContentRequest, now: Instant): Transition {
  const { state } = request;
  switch (state.status) {
    case 'queued':
    case 'generating':
    case 'awaiting_clarification':
      return applied(
        request,
        { fence: request.fence + 1, state: { status: 'cancelled' }, recheckAt: null },
        [{ type: 'cancelled' }],
        now,
      );
    case 'completed':
    case 'out_of_scope':
    case 'blocked':
    case 'failed':
    case 'cancelled':
      return refused(request, { reason: 'ended', status: state.status });
    default:
      return state satisfies never;
  }
}
