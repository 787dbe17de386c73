import {
  type Checkpoints,
  type ContentRequest,
  LAST_AUTOMATIC_GENERATION,
  type Lease,
  type RequestState,
} from '../content-request.ts';
import { canRetry, describeFault, type GenerationFault } from '../generation-fault.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { RequestEventBody } from '../request-event.ts';
import type { WorkingStage } from '../stage.ts';
import { applied, holds, leaseOf, REPUBLISH_AFTER, refused, type Transition } from './transition.ts';

/** Extends the lease of the worker that still holds the request. No event: nothing happened to the student. */
export function renewLease(
  request: ContentRequest,
  { fence, leaseFor }: { fence: number; leaseFor: Milliseconds },
  now: Instant,
): Transition {
  const held = leaseOf(request);
  if (held === null || !holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  const lease: Lease = { ...held, expiresAt: now + leaseFor };
  return applied(request, { state: withLease(request.state, lease), recheckAt: lease.expiresAt }, [], now);
}

/** Keeps what a finished stage produced and enters the next one. */
export function finishStage(
  request: ContentRequest,
  { fence, results, next }: { fence: number; results: Partial<Checkpoints>; next: WorkingStage },
  now: Instant,
): Transition {
  if (!holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  const checkpoints = { ...request.checkpoints, ...results };
  // During an upgrade the student keeps seeing the lesson they have, so neither stages nor drafts are announced.
  if (request.state.status !== 'generating') return applied(request, { checkpoints }, [], now);
  const events: RequestEventBody[] = [{ type: 'stage_started', stage: next }];
  const lesson = results.lesson ?? null;
  if (lesson !== null) {
    if (request.checkpoints.lesson === null) {
      events.unshift({ type: 'lesson_ready', lessonId: lesson.id });
    }
    if (lesson.media.audioUrl !== null && (request.checkpoints.lesson?.media.audioUrl ?? null) === null) {
      events.unshift({ type: 'media_ready', lessonId: lesson.id, media: 'audio' });
    }
  }
  return applied(request, { checkpoints, state: { ...request.state, stage: next, draft: null } }, events, now);
}

/** Queues the request again after a broken attempt; what is checkpointed is kept. */
export function returnForRetry(
  request: ContentRequest,
  { fence, fault, after }: { fence: number; fault: GenerationFault; after: Milliseconds },
  now: Instant,
): Transition {
  if (!holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  if (!canRetry(fault)) return refused(request, { reason: 'not_allowed', status: request.state.status });
  const notBefore = now + after;
  const failed: RequestEventBody = { type: 'attempt_failed', fault: describeFault(fault), retryAt: notBefore };
  const { state } = request;
  if (state.status === 'completed') {
    return applied(
      request,
      { state: { ...state, upgrade: { kind: 'wanted' } }, recheckAt: notBefore + REPUBLISH_AFTER },
      [failed],
      now,
    );
  }
  return applied(
    request,
    { state: { status: 'queued', notBefore }, recheckAt: notBefore + REPUBLISH_AFTER },
    [failed, { type: 'queued', reason: 'retry', notBefore }],
    now,
  );
}

/** A stopping worker gives the request back at once; the attempt is not counted, since it was not the request's fault. */
export function handBack(request: ContentRequest, { fence }: { fence: number }, now: Instant): Transition {
  if (!holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  const { state } = request;
  const attempts = request.attempts - 1;
  // Due at once: the message may have been settled by then, so recovery publishes it again without delay.
  if (state.status === 'completed') {
    return applied(request, { attempts, recheckAt: now, state: { ...state, upgrade: { kind: 'wanted' } } }, [], now);
  }
  return applied(
    request,
    { attempts, recheckAt: now, state: { status: 'queued', notBefore: now } },
    [{ type: 'queued', reason: 'handed_back', notBefore: now }],
    now,
  );
}

/**
 * Ends an upgrade that did not work out; the student keeps the lesson they have, and a later return may try again, but
 * not without end.
 */
export function abandonUpgrade(request: ContentRequest, { fence }: { fence: number }, now: Instant): Transition {
  const { state } = request;
  if (!holds(request, fence) || state.status !== 'completed') return refused(request, { reason: 'stale_fence' });
  const again = request.generation < LAST_AUTOMATIC_GENERATION;
  return applied(
    request,
    { state: { ...state, upgrade: { kind: again ? 'possible' : 'none' } }, recheckAt: null },
    [{ type: 'upgrade_abandoned' }],
    now,
  );
}

function withLease(state: RequestState, lease: Lease): RequestState {
  if (state.status === 'generating') return { ...state, lease };
  if (state.status === 'completed') return { ...state, upgrade: { kind: 'running', lease } };
  return state;
}
