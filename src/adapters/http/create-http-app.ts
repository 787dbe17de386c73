import { Hono } from 'hono';
import { cors } from 'hono/cors';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { browserSecurity } from './browser-security.ts';
import { correlation } from './correlation.ts';
import type { HttpDependencies } from './http-dependencies.ts';
import type { HttpEnvironment } from './http-environment.ts';
import { httpRoutes } from './http-routes.ts';
import { RateLimiter } from './limits/rate-limiter.ts';
import { mountRoutes } from './mount-routes.ts';
import { answerThrown } from './problems/answer-thrown.ts';
import { HttpProblem } from './problems/http-problem.ts';
import { problemResponse } from './problems/problem-response.ts';

/** The HTTP API. Pages and files may be mounted on what it gives; they get its security headers too. */
export function createHttpApp(dependencies: HttpDependencies): Hono<HttpEnvironment> {
  const { ports, identify, settings } = dependencies;
  const app = new Hono<HttpEnvironment>();
  app.use(browserSecurity(dependencies.media?.origins ?? []));
  app.use(correlation(ports));
  app.use('/v1/*', async (context, next) => {
    await next();
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });
  if (settings.corsOrigins.length > 0) app.use('/v1/*', allowOrigins(settings.corsOrigins));
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (context, allowed) => {
        const allow = allowed.join(', ');
        const problem = new HttpProblem('method_not_allowed', `Use one of: ${allow}.`, { headers: { allow } });
        return problemResponse(context, problem);
      },
    }),
  );
  const limiter = settings.rateLimit === null ? null : new RateLimiter(ports.clock, settings.rateLimit);
  mountRoutes(app, httpRoutes(dependencies), { identify, limiter });
  app.notFound((context) =>
    problemResponse(context, new HttpProblem('unknown_address', 'Check the address; /docs lists every one there is.')),
  );
  app.onError(answerThrown(dependencies));
  return app;
}

function allowOrigins(origins: readonly string[]) {
  return cors({
    origin: [...origins],
    allowMethods: ['GET', 'POST', 'PUT', 'DELETE'],
    allowHeaders: [
      'authorization',
      'content-type',
      'idempotency-key',
      'last-event-id',
      'traceparent',
      'x-correlation-id',
    ],
    exposeHeaders: ['location', 'ratelimit', 'ratelimit-policy', 'retry-after', 'traceparent', 'x-correlation-id'],
    maxAge: 600,
  });
}
