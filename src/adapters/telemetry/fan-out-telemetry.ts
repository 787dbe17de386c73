import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';
import type { Telemetry, TelemetryEvent } from '../../domain/ports/telemetry.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import type { TelemetrySink } from './telemetry-sink.ts';

/** Hands every event to every sink, with the id of the trace it happened in. */
export class FanOutTelemetry implements Telemetry {
  readonly #sinks: readonly TelemetrySink[];
  readonly #current = new AsyncLocalStorage<TraceContext>();

  constructor(sinks: readonly TelemetrySink[]) {
    this.#sinks = sinks;
  }

  emit(event: TelemetryEvent): void {
    const traceId = this.#current.getStore()?.traceparent.split('-')[1] ?? null;
    for (const sink of this.#sinks) {
      try {
        sink.take(event, traceId);
      } catch {
        // Observing must never break what is observed.
      }
    }
  }

  span<Result>(
    _name: string,
    parent: TraceContext | null,
    work: (context: TraceContext | null) => Promise<Result>,
  ): Promise<Result> {
    const context = childOf(parent);
    return this.#current.run(context, () => work(context));
  }
}

// Any version but ff; of the ids and flags of version 00. Source: W3C Trace Context, level 1, section 3.2.
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-([0-9a-f]{2})/;

/** A span of the parent's trace; of a new one where the parent, which comes from outside, is not readable. */
function childOf(parent: TraceContext | null): TraceContext {
  const [, traceId, flags] = TRACEPARENT.exec(parent?.traceparent ?? '') ?? [];
  const spanId = randomBytes(8).toString('hex');
  if (traceId === undefined) return { traceparent: `00-${randomBytes(16).toString('hex')}-${spanId}-01` };
  return { ...parent, traceparent: `00-${traceId}-${spanId}-${flags}` };
}
