import type { Attributes } from '@opentelemetry/api';
import { match } from 'ts-pattern';
import type { TelemetryEvent } from '../../../domain/ports/telemetry.ts';

/**
 * What a trace keeps of an event: ids and closed words. Words from outside and details of errors stay in the log.
 * A request's own ids are on its span, so they are not repeated.
 */
export function attributesOf(event: TelemetryEvent): Attributes {
  return (
    match(event)
      .returnType<Attributes>()
      .with({ type: 'request_submitted' }, ({ requestId, correlationId, existing }) => ({
        'vividly.request.id': requestId,
        'vividly.correlation.id': correlationId,
        'vividly.request.existing': existing,
      }))
      .with({ type: 'outcome_recorded' }, ({ requestId, correlationId, outcome, why, quality }) => ({
        'vividly.request.id': requestId,
        'vividly.correlation.id': correlationId,
        'vividly.outcome': outcome,
        ...(why !== null && { 'vividly.outcome.why': why }),
        ...(quality !== null && { 'vividly.lesson.quality': quality }),
      }))
      .with({ type: 'stage_finished' }, ({ stage }) => ({ 'vividly.stage': stage }))
      // Source: OpenTelemetry semantic conventions for generative AI.
      .with({ type: 'model_called' }, ({ model, task, result, usage }) => ({
        'gen_ai.operation.name': task,
        'gen_ai.request.model': model,
        'vividly.model.result': result,
        ...(usage !== null && {
          'gen_ai.usage.input_tokens': usage.inputTokens,
          'gen_ai.usage.output_tokens': usage.outputTokens,
        }),
        ...(result !== 'reply' && { 'error.type': result }),
      }))
      .with({ type: 'attempt_failed' }, ({ requestId, correlationId, retryIn }) => ({
        'vividly.request.id': requestId,
        'vividly.correlation.id': correlationId,
        'vividly.attempt.retried': retryIn !== null,
      }))
      .with({ type: 'model_degraded' }, ({ failure, rung }) => ({ 'vividly.rung': rung, 'error.type': failure }))
      .with({ type: 'model_circuit' }, ({ model, state }) => ({
        'gen_ai.request.model': model,
        'vividly.circuit': state,
      }))
      .with({ type: 'unexpected_status' }, ({ where }) => ({ 'vividly.where': where }))
      .with({ type: 'dead_lettered' }, ({ reason }) => ({ 'vividly.dead_letter.reason': reason }))
      .with({ type: 'duplicate_suppressed' }, { type: 'republished' }, ({ why }) => ({ 'vividly.why': why }))
      .with({ type: 'resumed' }, ({ how }) => ({ 'vividly.how': how }))
      .with({ type: 'lesson_upgraded' }, ({ requestId, correlationId, outcome }) => ({
        'vividly.request.id': requestId,
        'vividly.correlation.id': correlationId,
        'vividly.upgrade': outcome,
      }))
      .with({ type: 'upgrade_abandoned' }, ({ requestId, correlationId, why }) => ({
        'vividly.request.id': requestId,
        'vividly.correlation.id': correlationId,
        'vividly.upgrade': why,
      }))
      .with({ type: 'feedback_given' }, ({ helpful, reason }) => ({
        'vividly.lesson.helpful': helpful,
        ...(reason !== null && { 'vividly.why': reason }),
      }))
      .with({ type: 'lesson_withdrawn' }, ({ why }) => ({ 'vividly.why': why }))
      .with({ type: 'library_failed' }, ({ requestId }) => ({ 'vividly.request.id': requestId }))
      .with({ type: 'rendering_failed' }, ({ what }) => ({ 'vividly.rendering': what }))
      .with({ type: 'loop_failed' }, ({ loop }) => ({ 'vividly.loop': loop }))
      .with({ type: 'model_words_refused' }, ({ what, category }) => ({
        'vividly.refused': what,
        'vividly.policy.category': category,
      }))
      .with({ type: 'lease_lost' }, { type: 'publish_failed' }, { type: 'draft_shown' }, () => ({}))
      .exhaustive()
  );
}
