import type { RequestReference, TelemetryEvent } from '../../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';

/** A span that goes on. */
export interface OpenSpan {
  /** What its children, here or beyond a queue, are given as their parent. */
  readonly context: TraceContext;
  /** Takes an event that happened in the span. */
  take(event: TelemetryEvent): void;
  /** @param failure what the work threw, where it did */
  end(failure?: { readonly thrown: unknown }): void;
}

/** Starts spans: children of the given context, or roots of a new trace where there is none that can be read. */
export interface SpanStarter {
  start(name: string, parent: TraceContext | null, about: RequestReference | null): OpenSpan;
}
