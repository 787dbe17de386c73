import type { TraceContext } from '../../../domain/trace-context.ts';

/** The parts of a traceparent, in lower-case hexadecimal. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  readonly flags: string;
}

// Any version but ff; of the ids and flags of version 00. Source: W3C Trace Context, level 1, section 3.2.
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})(?![0-9a-f])/;

/** What a trace context points at; null where it, coming from outside, is not readable. */
export function readTraceParent(context: TraceContext | null | undefined): TraceParent | null {
  const [, traceId, spanId, flags] = TRACEPARENT.exec(context?.traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return null;
  return { traceId, spanId, flags };
}

/** The same as a traceparent of version 00. */
export function writeTraceParent({ traceId, spanId, flags }: TraceParent): string {
  return `00-${traceId}-${spanId}-${flags}`;
}
