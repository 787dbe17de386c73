import type { RequestReference, Telemetry, TelemetryEvent } from '../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import type { TelemetrySink } from './telemetry-sink.ts';
import { PropagatedSpans } from './tracing/propagated-spans.ts';
import type { OpenSpan, SpanStarter } from './tracing/span-starter.ts';
import { readTraceParent } from './tracing/trace-parent.ts';

interface Surroundings {
  readonly span: OpenSpan;
  readonly traceId: string | null;
  readonly about: RequestReference | null;
}

/** Hands every event to every sink and to the span that it happened in, with the ids of that trace and its request. */
export class FanOutTelemetry implements Telemetry {
  readonly #sinks: readonly TelemetrySink[];
  readonly #spans: SpanStarter;

  constructor(sinks: readonly TelemetrySink[], spans: SpanStarter = new PropagatedSpans()) {
    this.#sinks = sinks;
    this.#spans = spans;
  }

  emit(event: TelemetryEvent, about?: RequestReference): void {
    this.#tell(event, null, about);
  }

  async span<Result>(
    name: string,
    parent: TraceContext | null,
    work: (context: TraceContext | null, telemetry: Telemetry) => Promise<Result>,
    about: RequestReference | null = null,
  ): Promise<Result> {
    const span = this.#spans.start(name, parent, about);
    const around = { span, traceId: traceIdOf(span.context), about };
    const within: Telemetry = {
      emit: (event, other) => this.#tell(event, around, other),
      span: (...inner) => this.span(...inner),
    };
    try {
      const result = await work(span.context, within);
      unbroken(() => span.end());
      return result;
    } catch (thrown) {
      unbroken(() => span.end({ thrown }));
      throw thrown;
    }
  }

  #tell(event: TelemetryEvent, around: Surroundings | null, about: RequestReference | undefined): void {
    const request = about ?? around?.about;
    const circumstances = {
      traceId: around === null ? traceIdOf(about?.trace) : around.traceId,
      requestId: ('requestId' in event ? event.requestId : request?.requestId) ?? null,
      correlationId: ('correlationId' in event ? event.correlationId : request?.correlationId) ?? null,
    };
    if (around !== null) unbroken(() => around.span.take(event));
    for (const sink of this.#sinks) unbroken(() => sink.take(event, circumstances));
  }
}

function traceIdOf(context: TraceContext | null | undefined): string | null {
  return readTraceParent(context)?.traceId ?? null;
}

/** Observing must never break what is observed. */
function unbroken(observe: () => void): void {
  try {
    observe();
  } catch {
    // What could be told is lost; the work goes on.
  }
}
