import type { Context, Hono, MiddlewareHandler } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { HttpEnvironment } from './http-environment.ts';
import { identifyCaller } from './identity/identify-caller.ts';
import type { IdentityCheck } from './identity/identity.ts';
import type { RateLimiter } from './limits/rate-limiter.ts';
import { HttpProblem } from './problems/http-problem.ts';
import { readBody, readHeaders, readQuery } from './read-input.ts';
import type { GuardedRoute, Route } from './route.ts';

/** The most that a body may have: a question and its frame need a fraction of it. */
export const MAX_BODY_BYTES = 64 * 1024;

function limitBody(maxSize: number): MiddlewareHandler<HttpEnvironment> {
  return bodyLimit({
    maxSize,
    onError: () => {
      throw new HttpProblem('body_too_large', `Send at most ${maxSize / 1024} KiB. Nothing was stored.`, {
        // The rest of the body is not read, so the connection cannot carry another request.
        headers: { connection: 'close' },
      });
    },
  });
}

/** What stands before every route that is not for everyone. */
export interface RouteGuards {
  readonly identify: IdentityCheck;
  readonly limiter: RateLimiter | null;
}

/** Puts the routes in place, each behind the checks that its description asks for. */
export function mountRoutes(app: Hono<HttpEnvironment>, routes: readonly Route[], guards: RouteGuards): void {
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const limit = limitBody(route.maxBodyBytes ?? MAX_BODY_BYTES);
    if (route.access === 'anyone') app.on(route.method, path, limit, (context) => route.handle(context));
    else app.on(route.method, path, guard(route, guards), limit, (context) => answer(route, context));
  }
}

/** Who calls, then how often: what is cheap to refuse is refused first. */
function guard(route: GuardedRoute, { identify, limiter }: RouteGuards): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const identity = await identifyCaller(context, identify, route.access);
    context.set('identity', identity);
    if (route.method === 'post' || route.method === 'put') limiter?.admit(context, identity.subject);
    await next();
  };
}

async function answer(route: GuardedRoute, context: Context<HttpEnvironment>): Promise<Response> {
  return route.handle({
    context,
    identity: context.get('identity'),
    query: route.query && readQuery(context, route.query),
    headers: route.headers && readHeaders(context, route.headers),
    body: route.body && (await readBody(context, route.body)),
  });
}
