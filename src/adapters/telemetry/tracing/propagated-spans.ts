import { randomUUID } from 'node:crypto';
import type { TraceContext } from '../../../domain/trace-context.ts';
import type { OpenSpan, SpanStarter } from './span-starter.ts';
import { readTraceParent, writeTraceParent } from './trace-parent.ts';

/** Spans that nobody records: only their context travels, so that a trace of others is not cut in two here. */
export class PropagatedSpans implements SpanStarter {
  start(_name: string, parent: TraceContext | null): OpenSpan {
    return { context: childOf(parent), take: () => undefined, end: () => undefined };
  }
}

function childOf(parent: TraceContext | null): TraceContext {
  const spanId = randomHex().slice(0, 16);
  const read = readTraceParent(parent);
  if (read === null) {
    return { traceparent: writeTraceParent({ traceId: randomHex(), spanId, flags: '01' }) };
  }
  return { ...parent, traceparent: writeTraceParent({ ...read, spanId }) };
}

/** 32 hexadecimal digits, never all zero. Node keeps randomness in stock for UUIDs, which makes them far cheaper than bytes. */
function randomHex(): string {
  return randomUUID().replaceAll('-', '');
}
