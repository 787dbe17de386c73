import type { HttpDependencies } from '../http-dependencies.ts';
import type { OpenRoute } from '../route.ts';

/** What Prometheus reads. */
export function metricsRoute({ metrics }: Pick<HttpDependencies, 'metrics'>): OpenRoute {
  return {
    method: 'get',
    path: '/metrics',
    access: 'anyone',
    name: 'metrics',
    summary: 'Metrics for Prometheus',
    answers: { 200: { description: 'Prometheus text format.', mediaType: 'text/plain' } },
    handle: async (context) => context.body(await metrics.metrics(), 200, { 'content-type': metrics.contentType }),
  };
}
