import { type HrTime, ROOT_CONTEXT, type Span, SpanKind, SpanStatusCode, type Tracer, trace } from '@opentelemetry/api';
import { match, P } from 'ts-pattern';
import type { Instant } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { TelemetryEvent } from '../../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';
import { attributesOf } from './event-attributes.ts';
import type { OpenSpan } from './span-starter.ts';
import { writeTraceParent } from './trace-parent.ts';

type StageFinished = Extract<TelemetryEvent, { type: 'stage_finished' }>;

interface ModelCall {
  readonly event: Extract<TelemetryEvent, { type: 'model_called' }>;
  readonly endedAt: Instant;
}

/** A moment, in the form that OpenTelemetry never takes for the time since the process began. */
export function timeOf(instant: Instant): HrTime {
  return [Math.floor(instant / 1000), Math.round((instant % 1000) * 1_000_000)];
}

/**
 * A recorded span. Its stages and model calls are told by events when they are over, each with its duration, and become
 * spans then: a stage below the attempt, a call below the stage in which it was made.
 */
export class OpenTelemetrySpan implements OpenSpan {
  readonly context: TraceContext;
  readonly #span: Span;
  readonly #tracer: Tracer;
  readonly #clock: Pick<Clock, 'now'>;
  /** Calls of the stage that goes on. */
  #calls: ModelCall[] = [];

  constructor(span: Span, tracer: Tracer, clock: Pick<Clock, 'now'>) {
    this.#span = span;
    this.#tracer = tracer;
    this.#clock = clock;
    const { traceId, spanId, traceFlags, traceState } = span.spanContext();
    const traceparent = writeTraceParent({ traceId, spanId, flags: traceFlags.toString(16).padStart(2, '0') });
    const tracestate = traceState?.serialize();
    this.context = { traceparent, ...(tracestate !== undefined && tracestate !== '' && { tracestate }) };
  }

  take(event: TelemetryEvent): void {
    match(event)
      .with({ type: 'stage_finished' }, (stage) => this.#stageFinished(stage))
      .with({ type: 'model_called' }, (called) => {
        this.#calls.push({ event: called, endedAt: this.#clock.now() });
      })
      .with({ type: 'outcome_recorded' }, (ended) => {
        this.#span.setAttributes(attributesOf(ended));
        if (ended.outcome === 'failed') this.#span.setStatus({ code: SpanStatusCode.ERROR, message: 'failed' });
      })
      .with({ type: P.union('lesson_upgraded', 'upgrade_abandoned') }, (ended) => {
        this.#span.setAttributes(attributesOf(ended));
      })
      .with({ type: 'attempt_failed' }, (broken) => {
        this.#span.setAttributes(attributesOf(broken));
        this.#span.setStatus({ code: SpanStatusCode.ERROR, message: 'attempt failed' });
      })
      .with({ type: 'request_submitted' }, (submitted) => {
        this.#span.setAttributes(attributesOf(submitted));
      })
      .with(
        { type: P.union('model_degraded', 'model_circuit', 'unexpected_status', 'duplicate_suppressed', 'lease_lost') },
        { type: P.union('dead_lettered', 'republished', 'publish_failed', 'resumed', 'library_failed', 'loop_failed') },
        { type: P.union('feedback_given', 'lesson_withdrawn') },
        { type: P.union('draft_shown', 'model_words_refused', 'rendering_failed') },
        (other) => {
          this.#span.addEvent(other.type, attributesOf(other), timeOf(this.#clock.now()));
        },
      )
      .exhaustive();
  }

  end(failure?: { readonly thrown: unknown }): void {
    // The stage in which an attempt broke never finished: its calls are the attempt's.
    this.#recordCalls(this.#span);
    if (failure !== undefined) {
      const type = failure.thrown instanceof Error ? failure.thrown.name : 'unknown';
      this.#span.setAttribute('error.type', type);
      this.#span.setStatus({ code: SpanStatusCode.ERROR });
    }
    this.#span.end(timeOf(this.#clock.now()));
  }

  #stageFinished(event: StageFinished): void {
    const now = this.#clock.now();
    const span = this.#child(this.#span, event.stage, SpanKind.INTERNAL, now - event.took, event);
    this.#recordCalls(span);
    span.end(timeOf(now));
  }

  #recordCalls(parent: Span): void {
    for (const { event, endedAt } of this.#calls) {
      const span = this.#child(parent, `${event.task} ${event.model}`, SpanKind.CLIENT, endedAt - event.took, event);
      if (event.result !== 'reply') span.setStatus({ code: SpanStatusCode.ERROR, message: event.result });
      span.end(timeOf(endedAt));
    }
    this.#calls = [];
  }

  #child(parent: Span, name: string, kind: SpanKind, startedAt: Instant, event: TelemetryEvent): Span {
    const options = { kind, startTime: timeOf(startedAt), attributes: attributesOf(event) };
    return this.#tracer.startSpan(name, options, trace.setSpan(ROOT_CONTEXT, parent));
  }
}
