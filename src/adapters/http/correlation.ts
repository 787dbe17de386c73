import type { MiddlewareHandler } from 'hono';
import type { TraceContext } from '../../domain/trace-context.ts';
import type { HttpPorts } from './http-dependencies.ts';
import type { HttpEnvironment } from './http-environment.ts';
import { HttpProblem } from './problems/http-problem.ts';

const CORRELATION_ID = /^[A-Za-z0-9._:/+=-]{1,128}$/;

/** Gives every request its correlation id (the caller's own where one was sent) and its trace, and returns both. */
export function correlation({
  ids,
  telemetry,
}: Pick<HttpPorts, 'ids' | 'telemetry'>): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const given = context.req.header('x-correlation-id');
    const usable = given === undefined || CORRELATION_ID.test(given);
    const correlationId = usable && given !== undefined ? given : ids.uuid();
    context.set('correlationId', correlationId);
    context.set('telemetry', telemetry);
    context.header('x-correlation-id', correlationId);
    if (!usable) {
      throw new HttpProblem('invalid_request', 'X-Correlation-Id must be 1 to 128 letters, digits or . _ : / + = -');
    }
    const parent = traceParent(context.req.header('traceparent'), context.req.header('tracestate'));
    await telemetry.span('answer HTTP request', parent, async (trace, within) => {
      context.set('trace', trace);
      context.set('telemetry', within);
      if (trace !== null) context.header('traceparent', trace.traceparent);
      await next();
    });
  };
}

/**
 * The caller's trace; null where there is none, or none that can be read: then a new trace begins.
 * Source: W3C Trace Context, level 1, section 3.2.2.
 */
export function traceParent(traceparent: string | undefined, tracestate: string | undefined): TraceContext | null {
  const parts = /^(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}(-.*)?$/.exec(
    traceparent ?? '',
  );
  if (parts === null || traceparent === undefined) return null;
  if (traceparent.startsWith('00') && parts[1] !== undefined) return null;
  const usable = tracestate !== undefined && tracestate.length <= 512;
  return { traceparent, ...(usable && { tracestate }) };
}
