import type { Context } from 'hono';

/** Says that the page was not built, as the API says its problems. Source: RFC 9457. */
export function pageMissing(context: Context): Response {
  const problem = {
    type: 'urn:problem-type:vividly:not-ready',
    title: 'The service is not ready',
    status: 503,
    detail: 'The page was not built. Run "npm run build" and open it again; the API at /v1 works without it.',
    correlationId: context.res.headers.get('x-correlation-id') ?? '',
  };
  return context.body(JSON.stringify(problem), 503, {
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
}
