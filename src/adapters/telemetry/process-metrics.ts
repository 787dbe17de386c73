import { collectDefaultMetrics, type Registry } from 'prom-client';

/** Gauges that are named like counters, which Prometheus' own check refuses; the same by type is exposed anyway. */
const MISNAMED = ['nodejs_active_handles_total', 'nodejs_active_requests_total', 'nodejs_active_resources_total'];

/** Exposes what the process itself does: memory, CPU, event loop lag, garbage collection, handles. */
export function exposeProcess(registry: Registry): void {
  collectDefaultMetrics({ register: registry });
  for (const name of MISNAMED) registry.removeSingleMetric(name);
}
