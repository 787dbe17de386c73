import { z } from 'zod';
import { requestView } from '../../wire/request-view.ts';
import { requestViewSchema } from '../../wire/request-view-schema.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import type { RequestReader } from './request-reader.ts';
import { pageQuerySchema } from './request-schemas.ts';

/** A page of the caller's requests. */
export const requestPageSchema = z
  .strictObject({
    requests: z.array(requestViewSchema),
    unreadable: z
      .array(z.uuid())
      .meta({ description: 'Requests of this page that cannot be shown at the moment. They are kept.' }),
    nextCursor: z.string().nullable().meta({ description: 'Send it as `cursor` for the next page; null at the end.' }),
  })
  .meta({ id: 'RequestPage' });

/** A student looks at their requests, newest first. */
export function listRequestsRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/requests',
    access: ['student'],
    name: 'listRequests',
    summary: 'List your requests, newest first',
    query: pageQuerySchema,
    answers: { 200: { description: 'A page of requests.', schema: requestPageSchema } },
    handle: async ({ context, identity, query: { limit, cursor } }) => {
      const page = await ports.repository.listOfStudent(identity.subject, { limit, cursor: cursor ?? null });
      // Without the wait: a place in the queue for each of a hundred would be a hundred queries.
      const requests = page.requests.map((request) => requestView(request));
      const telemetry = context.get('telemetry');
      for (const { where, raw } of page.unreadable) telemetry.emit({ type: 'unexpected_status', where, raw });
      const unreadable = page.unreadable.map(({ id }) => id);
      return context.json({ requests, unreadable, nextCursor: page.nextCursor });
    },
  });
}

/** A student looks at one request. */
export function readRequestRoute(reader: RequestReader): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/requests/{id}',
    access: ['student', 'operator'],
    name: 'readRequest',
    summary: 'Look at a request',
    parameters: { id: 'The request’s id.' },
    answers: { 200: { description: 'The request as it stands.', schema: requestViewSchema } },
    problems: ['unknown_request'],
    handle: async ({ context, identity }) =>
      context.json(await reader.view(await reader.readable(context.req.param('id'), identity))),
  });
}
