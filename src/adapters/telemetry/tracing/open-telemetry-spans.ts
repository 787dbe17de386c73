import {
  type Attributes,
  type Context,
  createTraceState,
  ROOT_CONTEXT,
  SpanKind,
  type Tracer,
  trace,
} from '@opentelemetry/api';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { RequestReference } from '../../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';
import { OpenTelemetrySpan, timeOf } from './open-telemetry-span.ts';
import type { OpenSpan, SpanStarter } from './span-starter.ts';
import { readTraceParent } from './trace-parent.ts';

/** What is at the other end of a span; the work of none is within this process alone. */
const KINDS: Readonly<Record<string, SpanKind>> = {
  'answer HTTP request': SpanKind.SERVER,
  'process generation request': SpanKind.CONSUMER,
};

/** Spans that OpenTelemetry records. All times are the clock's, so that a stage lies within its attempt. */
export class OpenTelemetrySpans implements SpanStarter {
  readonly #tracer: Tracer;
  readonly #clock: Pick<Clock, 'now'>;

  constructor(tracer: Tracer, clock: Pick<Clock, 'now'>) {
    this.#tracer = tracer;
    this.#clock = clock;
  }

  start(name: string, parent: TraceContext | null, about: RequestReference | null): OpenSpan {
    const attributes = about === null ? {} : idsOf(about);
    const kind = KINDS[name] ?? SpanKind.INTERNAL;
    const startTime = timeOf(this.#clock.now());
    const span = this.#tracer.startSpan(name, { kind, startTime, attributes }, contextOf(parent));
    return new OpenTelemetrySpan(span, this.#tracer, this.#clock);
  }
}

function idsOf({ requestId, correlationId }: RequestReference): Attributes {
  return {
    'vividly.correlation.id': correlationId,
    ...(requestId !== undefined && { 'vividly.request.id': requestId }),
  };
}

function contextOf(parent: TraceContext | null): Context {
  const read = readTraceParent(parent);
  if (read === null) return ROOT_CONTEXT;
  const { traceId, spanId, flags } = read;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
    ...(parent?.tracestate !== undefined && { traceState: createTraceState(parent.tracestate) }),
  });
}
