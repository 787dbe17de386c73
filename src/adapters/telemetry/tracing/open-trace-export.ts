import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import { BasicTracerProvider, BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import type { Registry } from 'prom-client';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import { CountedExporter } from './counted-exporter.ts';
import { OpenTelemetrySpans } from './open-telemetry-spans.ts';
import type { SpanStarter } from './span-starter.ts';

const EXPORT_TIMEOUT: Milliseconds = 5_000;
/** Spans are worth less than a quick end of the process. */
const LONGEST_CLOSE: Milliseconds = 2_000;

/** Where spans go, and how to let go of it. */
export interface TraceExport {
  readonly spans: SpanStarter;
  /** Sends what is left, for as long as that is quick. */
  close(): Promise<void>;
}

/**
 * Sends spans over OTLP and HTTP. Loaded only where an endpoint is set. Further `OTEL_…` variables (headers, sampler,
 * resource attributes) are read by OpenTelemetry itself.
 */
export function openTraceExport(endpoint: string, parts: { clock: Clock; registry: Registry }): TraceExport {
  const { clock, registry } = parts;
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, timeoutMillis: EXPORT_TIMEOUT });
  const provider = new BasicTracerProvider({
    resource: resourceFromAttributes({ 'service.name': 'vividly' }).merge(
      detectResources({ detectors: [envDetector] }),
    ),
    spanProcessors: [new BatchSpanProcessor(new CountedExporter(exporter, registry))],
  });
  return {
    spans: new OpenTelemetrySpans(provider.getTracer('vividly'), clock),
    close: async () => {
      const closed = new AbortController();
      const shutdown = provider.shutdown().catch(() => undefined);
      await Promise.race([shutdown.then(() => closed.abort()), clock.sleep(LONGEST_CLOSE, closed.signal)]);
      closed.abort();
    },
  };
}
