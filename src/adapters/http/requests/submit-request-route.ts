import { match } from 'ts-pattern';
import { submitRequest } from '../../../application/submit-request.ts';
import { requestViewSchema } from '../../wire/request-view-schema.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { portsOfCall } from '../ports-of-call.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import type { RequestReader } from './request-reader.ts';
import { idempotencyHeaderSchema, questionBodySchema } from './request-schemas.ts';

/** A student asks. */
export function submitRequestRoute({ ports }: Pick<HttpDependencies, 'ports'>, reader: RequestReader): GuardedRoute {
  const headers = { location: 'Where to look at the request.' };
  return guardedRoute({
    method: 'post',
    path: '/v1/requests',
    access: ['student'],
    name: 'submitRequest',
    summary: 'Ask a question',
    description: 'Accepted once and answered always: what is answered here with 202 ends in exactly one outcome.',
    headers: idempotencyHeaderSchema,
    body: questionBodySchema,
    answers: {
      202: { description: 'Accepted; the lesson is on its way.', schema: requestViewSchema, headers },
      200: { description: 'Asked before under this key: the request that exists.', schema: requestViewSchema, headers },
    },
    problems: ['idempotency_key_reused'],
    handle: async ({ context, identity, headers: given, body }) => {
      const result = await submitRequest(portsOfCall(ports, context))({
        ...body,
        studentId: identity.subject,
        idempotencyKey: given['idempotency-key'] ?? null,
        correlationId: context.get('correlationId'),
        trace: context.get('trace'),
      });
      return match(result)
        .with({ kind: 'accepted' }, async ({ request, existing }) => {
          context.header('location', `/v1/requests/${request.id}`);
          return context.json(await reader.view(request), existing ? 200 : 202);
        })
        .with({ kind: 'invalid' }, ({ problems }) => {
          const detail = 'Nothing was stored. Correct what is listed under "problems" and send it again.';
          throw new HttpProblem('invalid_fields', detail, { problems });
        })
        .with({ kind: 'key_reused' }, () => {
          throw new HttpProblem(
            'idempotency_key_reused',
            'You sent another question under this Idempotency-Key before, and that one is kept. Nothing was stored now; ' +
              'send this question under a new key.',
          );
        })
        .exhaustive();
    },
  });
}
