import type { Context } from 'hono';
import { match } from 'ts-pattern';
import type { ReceivePush } from '../http-dependencies.ts';
import type { HttpEnvironment } from '../http-environment.ts';
import { HttpProblem, retryAfterHeader } from '../problems/http-problem.ts';
import type { OpenRoute } from '../route.ts';

/** A message of Pub/Sub has at most 10 MB, here in base64: whatever it is, it must arrive to be put aside. */
const MAX_PUSH_BYTES = 15 * 1024 * 1024;

/** Where a push subscription delivers to. It checks its callers itself: they are Pub/Sub, and no student. */
export function pushRoute(receive: ReceivePush): OpenRoute {
  return {
    method: 'post',
    path: '/v1/pubsub/push',
    access: 'anyone',
    name: 'receivePush',
    summary: 'Receive a delivery of a Pub/Sub push subscription',
    maxBodyBytes: MAX_PUSH_BYTES,
    answers: { 204: { description: 'Settled.' } },
    problems: ['invalid_request', 'unauthenticated', 'forbidden', 'body_too_large', 'rate_limited', 'unavailable'],
    handle: async (context) => {
      const authorization = context.req.header('authorization') ?? null;
      // Nothing large is read for a caller who does not even show a token.
      const body = authorization === null ? null : await jsonOrNull(context);
      const { status, problem = 'The delivery was not taken.' } = await receive(body, authorization);
      return match(status)
        .with(204, () => context.body(null, 204))
        .with(400, () => refuse(new HttpProblem('invalid_request', problem)))
        .with(401, () => refuse(new HttpProblem('unauthenticated', problem, { headers: CHALLENGE })))
        .with(403, () => refuse(new HttpProblem('forbidden', problem)))
        .with(429, () => refuse(new HttpProblem('rate_limited', problem, { headers: retryAfterHeader(1_000) })))
        .with(503, () => refuse(new HttpProblem('unavailable', problem, { headers: retryAfterHeader(1_000) })))
        .exhaustive();
    },
  };
}

const CHALLENGE = { 'www-authenticate': 'Bearer realm="vividly-push"' };

function refuse(problem: HttpProblem): never {
  throw problem;
}

async function jsonOrNull(context: Context<HttpEnvironment>): Promise<unknown> {
  const bytes = await context.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}
