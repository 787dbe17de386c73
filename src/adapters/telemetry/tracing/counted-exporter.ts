import type { SpanExporter } from '@opentelemetry/sdk-trace-base';
import { Counter, type Registry } from 'prom-client';

/** Counts what becomes of exported spans: a collector that cannot be reached would else be noticed by nobody. */
export class CountedExporter implements SpanExporter {
  readonly #exporter: SpanExporter;
  readonly #spans: Counter<'result'>;

  constructor(exporter: SpanExporter, registry: Registry) {
    this.#exporter = exporter;
    this.#spans = new Counter({
      name: 'vividly_trace_spans_total',
      help: 'Spans handed to the trace collector, by whether it took them.',
      labelNames: ['result'],
      registers: [registry],
    });
    for (const result of ['exported', 'lost']) this.#spans.inc({ result }, 0);
  }

  readonly export: SpanExporter['export'] = (spans, done) => {
    this.#exporter.export(spans, (result) => {
      this.#spans.inc({ result: result.code === 0 ? 'exported' : 'lost' }, spans.length);
      done(result);
    });
  };

  shutdown(): Promise<void> {
    return this.#exporter.shutdown();
  }
}
