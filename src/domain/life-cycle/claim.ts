import type { ContentRequest, Lease } from '../content-request.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { RequestEventBody } from '../request-event.ts';
import type { WorkingStage } from '../stage.ts';
import { applied, leaseOf, refused, type Transition } from './transition.ts';

/** Takes the request under a new lease, or says why not: ended, leased by another, not due, waiting for its student. */
export function claim(
  request: ContentRequest,
  { worker, leaseFor }: { worker: string; leaseFor: Milliseconds },
  now: Instant,
): Transition {
  const { state } = request;
  const held = leaseOf(request);
  if (held !== null && held.expiresAt > now) return refused(request, { reason: 'leased', until: held.expiresAt });
  const lease: Lease = { worker, expiresAt: now + leaseFor };
  const take = {
    fence: request.fence + 1,
    attempts: request.attempts + 1,
    startedAt: request.startedAt ?? now,
    recheckAt: lease.expiresAt,
  };
  const claimed: RequestEventBody = { type: 'claimed', attempt: take.attempts, worker };

  switch (state.status) {
    case 'queued':
      if (state.notBefore > now) return refused(request, { reason: 'not_due', at: state.notBefore });
      break;
    case 'generating':
      break;
    case 'completed':
      if (state.upgrade.kind !== 'wanted' && state.upgrade.kind !== 'running') {
        return refused(request, { reason: 'ended', status: state.status });
      }
      return applied(request, { ...take, state: { ...state, upgrade: { kind: 'running', lease } } }, [claimed], now);
    case 'awaiting_clarification':
      return refused(request, { reason: 'waiting_for_student' });
    case 'out_of_scope':
    case 'blocked':
    case 'failed':
    case 'cancelled':
      return refused(request, { reason: 'ended', status: state.status });
    default:
      return state satisfies never;
  }
  const stage = firstUnfinishedStage(request);
  return applied(
    request,
    { ...take, state: { status: 'generating', stage, lease, draft: null } },
    [claimed, { type: 'stage_started', stage }],
    now,
  );
}

function firstUnfinishedStage({ checkpoints }: ContentRequest): WorkingStage {
  if (checkpoints.understanding === null) return 'understanding';
  return checkpoints.lesson === null ? 'finding_lesson' : 'narrating';
}
