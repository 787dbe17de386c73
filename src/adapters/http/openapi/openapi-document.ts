import { createDocument, type ZodOpenApiPathsObject } from 'zod-openapi';
import type { Route } from '../route.ts';
import { operationOfRoute } from './operation-of-route.ts';

/** The API's description, generated from the routes themselves. */
export type OpenApiDocument = ReturnType<typeof createDocument>;

const INTRODUCTION =
  'Vividly turns a student’s question into a short personalised lesson. A request that was accepted ends in exactly one ' +
  'outcome, and an outcome that is no lesson (a question back, a kind refusal) is an answer, not an error. Errors are ' +
  'problem documents (RFC 9457) with a stable `type`. Every answer carries `X-Correlation-Id`, the caller’s own where ' +
  'one was sent, and continues the trace of a `traceparent` header.';

/** Describes the routes. */
export function openApiDocument(routes: readonly Route[]): OpenApiDocument {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method]: operationOfRoute(route) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'Vividly', version: '1.0.0', description: INTRODUCTION, license: { name: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags: [
      { name: 'Students', description: 'Ask, follow, answer, read.' },
      { name: 'Operators', description: 'Look into what happened, and replay what failed.' },
      { name: 'Service', description: 'For the machines around it.' },
    ],
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A JWT whose subject is the student and whose `roles` name `student` or `operator`. Not needed on a server ' +
            'that only its own machine can reach and that has no identity configured.',
        },
      },
    },
    paths,
  });
}
