import type { ContentRequest, Lease } from '../content-request.ts';
import type { Instant, Milliseconds } from '../instant.ts';
import type { Refusal } from '../life-cycle-action.ts';
import type { RequestEvent, RequestEventBody } from '../request-event.ts';

/** The result of an action: the request as it is now with the events to append, or a refusal that changed nothing. */
export type Transition =
  | { readonly kind: 'applied'; readonly request: ContentRequest; readonly events: readonly RequestEvent[] }
  | { readonly kind: 'refused'; readonly refusal: Refusal; readonly request: ContentRequest };

/** A queued request that no worker claimed for this long is published again. */
export const REPUBLISH_AFTER: Milliseconds = 30_000;

export function refused(request: ContentRequest, refusal: Refusal): Transition {
  return { kind: 'refused', refusal, request };
}

/** Applies changes, stamps the time, and numbers the events after the request's last one. */
export function applied(
  request: ContentRequest,
  changes: Partial<ContentRequest>,
  bodies: readonly RequestEventBody[],
  now: Instant,
): Transition {
  const generation = changes.generation ?? request.generation;
  const events = bodies.map((body, index) => ({
    requestId: request.id,
    sequence: request.lastEvent + index + 1,
    generation,
    at: now,
    body,
  }));
  return {
    kind: 'applied',
    request: { ...request, ...changes, updatedAt: now, lastEvent: request.lastEvent + events.length },
    events,
  };
}

/** The lease under which the request is worked on at the moment, alive or not. */
export function leaseOf(request: ContentRequest): Lease | null {
  const { state } = request;
  if (state.status === 'generating') return state.lease;
  if (state.status === 'completed' && state.upgrade.kind === 'running') return state.upgrade.lease;
  return null;
}

/** Whether a worker that decided under this fence still holds the request. */
export function holds(request: ContentRequest, fence: number): boolean {
  return request.fence === fence && leaseOf(request) !== null;
}
