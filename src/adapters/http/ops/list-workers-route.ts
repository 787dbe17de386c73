import { z } from 'zod';
import { workerSchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { workerView } from './worker-view.ts';

/** An operator sees each worker, wherever it runs. */
export function listWorkersRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/workers',
    access: ['operator'],
    name: 'listWorkers',
    summary: 'See each worker as it reported itself last',
    answers: { 200: { description: 'Workers.', schema: z.strictObject({ workers: z.array(workerSchema) }) } },
    handle: async ({ context }) => context.json({ workers: (await ports.workerReports.list()).map(workerView) }),
  });
}
