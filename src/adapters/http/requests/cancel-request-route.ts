import { match } from 'ts-pattern';
import { cancelRequest } from '../../../application/cancel-request.ts';
import { requestViewSchema } from '../../wire/request-view-schema.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { type RequestReader, unknownRequest } from './request-reader.ts';

/** A student withdraws a request. */
export function cancelRequestRoute({ ports }: Pick<HttpDependencies, 'ports'>, reader: RequestReader): GuardedRoute {
  const cancel = cancelRequest(ports);
  return guardedRoute({
    method: 'delete',
    path: '/v1/requests/{id}',
    access: ['student'],
    name: 'cancelRequest',
    summary: 'Cancel a request',
    description: 'Cancelling what is cancelled changes nothing and is no mistake.',
    parameters: { id: 'The request’s id.' },
    answers: { 200: { description: 'Cancelled.', schema: requestViewSchema } },
    problems: ['unknown_request', 'request_ended'],
    handle: async ({ context, identity }) => {
      const { id } = await reader.own(context.req.param('id'), identity);
      return match(await cancel(id))
        .with({ kind: 'unknown_request' }, () => {
          throw unknownRequest();
        })
        .with({ kind: 'applied' }, async ({ request }) => context.json(await reader.view(request)))
        .with({ kind: 'refused', request: { state: { status: 'cancelled' } } }, async ({ request }) =>
          context.json(await reader.view(request)),
        )
        .with({ kind: 'refused' }, ({ request }) => {
          const { status } = request.state;
          const detail = `The request is ${status}: there is nothing left to cancel, and its answer is kept.`;
          throw new HttpProblem('request_ended', detail, { members: { requestStatus: status } });
        })
        .exhaustive();
    },
  });
}
