import { z } from 'zod';
import { foundPageSchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { pageQuerySchema } from '../requests/request-schemas.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';

const searchQuerySchema = pageQuerySchema.extend({
  search: z
    .string('Say what to search for.')
    .trim()
    .min(1, 'Say what to search for: a request’s id, a correlation id or a student’s id.')
    .max(200, 'An id has at most 200 characters.')
    .meta({ description: 'The whole id of a request, its correlation id, or the id of its student.' }),
});

/** An operator finds requests. The answer holds no student text: that is in the story of each. */
export function searchRequestsRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/requests',
    access: ['operator'],
    name: 'searchRequests',
    summary: 'Find requests by id, correlation id or student, newest first',
    query: searchQuerySchema,
    answers: { 200: { description: 'A page of requests.', schema: foundPageSchema } },
    handle: async ({ context, query: { search, limit, cursor } }) => {
      const { requests, nextCursor } = await ports.journal.search(search, { limit, cursor: cursor ?? null });
      const found = requests.map((request) => ({
        ...request,
        createdAt: new Date(request.createdAt).toISOString(),
        updatedAt: new Date(request.updatedAt).toISOString(),
      }));
      return context.json({ requests: found, nextCursor });
    },
  });
}
