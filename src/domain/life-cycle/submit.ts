import { type ContentRequest, NO_CHECKPOINTS } from '../content-request.ts';
import type { Instant } from '../instant.ts';
import type { NewRequest } from '../ports/request-repository.ts';
import type { RequestEvent } from '../request-event.ts';
import { REPUBLISH_AFTER } from './transition.ts';

/** A new request as it is first stored, with its first event. */
export function newContentRequest(
  submitted: NewRequest,
  now: Instant,
): { readonly request: ContentRequest; readonly event: RequestEvent } {
  const request: ContentRequest = {
    id: submitted.id,
    correlationId: submitted.correlationId,
    studentId: submitted.studentId,
    idempotencyKey: submitted.idempotencyKey,
    question: submitted.question,
    trace: submitted.trace,
    createdAt: now,
    updatedAt: now,
    state: { status: 'queued', notBefore: now },
    fence: 0,
    generation: 1,
    attempts: 0,
    startedAt: null,
    clarifications: [],
    checkpoints: NO_CHECKPOINTS,
    recheckAt: now + REPUBLISH_AFTER,
    lastEvent: 1,
  };
  const body = { type: 'queued', reason: 'submitted', notBefore: now } as const;
  return { request, event: { requestId: request.id, sequence: 1, generation: 1, at: now, body } };
}
