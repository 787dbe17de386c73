import type { z } from 'zod';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { summarySchema } from './ops-schemas.ts';

/** Dead letters are listed, not counted, by their port; beyond this many the number matters less than that they are many. */
const MOST_COUNTED = 1_000;

/** An operator sees how the service does. */
export function summaryRoute({ ports, circuits }: Pick<HttpDependencies, 'ports' | 'circuits'>): GuardedRoute {
  const { repository, ledger } = ports;
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/summary',
    access: ['operator'],
    name: 'readSummary',
    summary: 'See how the service does',
    answers: { 200: { description: 'Counts and circuits.', schema: summarySchema } },
    handle: async ({ context }) => {
      const [requests, waitingForModel, letters] = await Promise.all([
        repository.countByStatus(),
        repository.countWaitingForModel(),
        ledger.list({ state: 'waiting' }, MOST_COUNTED + 1),
      ]);
      const summary: z.infer<typeof summarySchema> = {
        requests,
        waitingForModel,
        models: circuits().map(({ model, state }) => ({ model, circuit: state })),
        deadLettersWaiting: {
          count: Math.min(letters.length, MOST_COUNTED),
          more: letters.length > MOST_COUNTED,
        },
      };
      return context.json(summary);
    },
  });
}
