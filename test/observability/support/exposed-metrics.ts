import { Registry } from 'prom-client';
import { MetricsSink } from '../../../src/adapters/telemetry/metrics-sink.ts';
import { exposeProcess } from '../../../src/adapters/telemetry/process-metrics.ts';
import type { StoredState } from '../../../src/adapters/telemetry/stored-state.ts';
import { exposeStoredState } from '../../../src/adapters/telemetry/stored-state-metrics.ts';
import { CountedExporter } from '../../../src/adapters/telemetry/tracing/counted-exporter.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { ALL_SAMPLES } from '../../telemetry/sample-events.ts';

const STATE: StoredState = {
  requests: {
    queued: 1,
    generating: 1,
    completed: 1,
    awaiting_clarification: 1,
    out_of_scope: 1,
    blocked: 1,
    failed: 1,
    cancelled: 1,
  },
  longestOwed: { queued: 1_000, generating: null },
  waitingForModel: 1,
  deadLettersWaiting: 1,
};

/** A registry with everything that a process of Vividly exposes, after an event of every kind. */
export function fullRegistry(): Registry {
  const registry = new Registry();
  exposeProcess(registry);
  const sink = new MetricsSink(registry);
  for (const { event } of ALL_SAMPLES) sink.take(event);
  exposeStoredState(registry, async () => STATE, { clock: new ManualClock() });
  new CountedExporter({ export: () => undefined, shutdown: async () => undefined }, registry);
  return registry;
}

/** A metric as it is exposed: what it is, what it is said to be, and the labels of its samples. */
export interface ExposedMetric {
  readonly type: string;
  readonly help: string;
  readonly labels: ReadonlySet<string>;
}

/** Every series name that is exposed (`…_bucket` and the like included), with the labels of its samples. */
export function seriesOf(text: string): ReadonlyMap<string, ReadonlySet<string>> {
  const series = new Map<string, Set<string>>();
  for (const line of text.split('\n')) {
    const [, name, labels = ''] = /^([a-z_:][a-z0-9_:]*)(?:\{(.*)\})? \S+$/i.exec(line) ?? [];
    if (name === undefined) continue;
    const known = series.get(name) ?? new Set();
    for (const [, label = ''] of labels.matchAll(/([a-z_]+)="(?:[^"\\]|\\.)*"/gi)) known.add(label);
    series.set(name, known);
  }
  return series;
}

/** Every metric of the registry by its name. */
export async function exposedMetrics(registry: Registry): Promise<ReadonlyMap<string, ExposedMetric>> {
  const metrics = await registry.getMetricsAsJSON();
  return new Map(
    metrics.map(({ name, type, help, values }) => {
      const labels = new Set(values.flatMap((value) => Object.keys(value.labels)));
      for (const technical of ['le', 'quantile']) labels.delete(technical);
      return [name, { type: String(type), help, labels }];
    }),
  );
}
