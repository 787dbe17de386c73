/** W3C trace context as it travels in message attributes and HTTP headers. */
export interface TraceContext {
  readonly traceparent: string;
  readonly tracestate?: string;
}
