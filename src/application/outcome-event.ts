import { match } from 'ts-pattern';
import type { ContentRequest } from '../domain/content-request.ts';
import type { GenerationOutcome } from '../domain/generation-outcome.ts';
import type { TelemetryEvent } from '../domain/ports/telemetry.ts';
import type { Transition } from '../domain/request-life-cycle.ts';

/** What operators see of a committed generation: an outcome, or the upgrade of a lesson that the student already has. */
export function committedEvent(
  { request, events }: Extract<Transition, { kind: 'applied' }>,
  outcome: GenerationOutcome,
): Extract<TelemetryEvent, { type: 'outcome_recorded' | 'lesson_upgraded' }> {
  const upgraded = events.find(({ body }) => body.type === 'lesson_upgraded');
  if (upgraded === undefined || !('lesson' in outcome)) return outcomeEvent(request, outcome);
  return {
    type: 'lesson_upgraded',
    requestId: request.id,
    correlationId: request.correlationId,
    outcome: outcome.kind,
    took: request.updatedAt - (request.startedAt ?? request.updatedAt),
  };
}

/** What operators see of a committed outcome: its kind, its closed word for why, and how long it took. */
export function outcomeEvent(
  request: ContentRequest,
  outcome: GenerationOutcome,
): Extract<TelemetryEvent, { type: 'outcome_recorded' }> {
  return {
    type: 'outcome_recorded',
    requestId: request.id,
    correlationId: request.correlationId,
    outcome: outcome.kind,
    ...labels(outcome),
    sinceSubmission: request.updatedAt - request.createdAt,
  };
}

function labels(outcome: GenerationOutcome) {
  return match(outcome)
    .with({ kind: 'success' }, { kind: 'cached' }, ({ lesson }) => ({ why: null, quality: lesson.quality }))
    .with({ kind: 'clarification_needed' }, ({ cause }) => ({ why: cause, quality: null }))
    .with({ kind: 'out_of_scope' }, { kind: 'failed' }, ({ reason }) => ({ why: reason, quality: null }))
    .with({ kind: 'blocked' }, ({ category }) => ({ why: category, quality: null }))
    .exhaustive();
}
