import type { TraceContext } from '../../../domain/trace-context.ts';

/** A message's attributes, as Pub/Sub keeps them. */
export type Attributes = Readonly<Record<string, string>>;

/** Pub/Sub's limit for one attribute value, in bytes of UTF-8. */
export const LONGEST_VALUE = 1_024;

// https://www.w3.org/TR/trace-context/: version ff and ids of zeros only are invalid.
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/;
const TRACESTATE = /^[\x20-\x7e]+$/;

/** The trace context in the attributes; null where there is none, or none that is well-formed. */
export function traceOf({ traceparent, tracestate }: Attributes): TraceContext | null {
  if (traceparent === undefined || !TRACEPARENT.test(traceparent)) return null;
  return { traceparent, ...(isState(tracestate) && { tracestate }) };
}

/** Attributes that carry a trace context. What is malformed or does not fit is left out: it never costs the message. */
export function traceAttributes(trace: TraceContext | null): Attributes {
  const sound = trace === null ? null : traceOf({ ...trace });
  return sound === null ? {} : { ...sound };
}

function isState(value: string | undefined): value is string {
  return value !== undefined && value.length <= LONGEST_VALUE && TRACESTATE.test(value);
}
