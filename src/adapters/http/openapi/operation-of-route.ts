import { z } from 'zod';
import type { ZodOpenApiOperationObject, ZodOpenApiResponseObject } from 'zod-openapi';
import { PROBLEM_MEDIA_TYPE, problemSchema } from '../problems/problem-document.ts';
import { PROBLEM_TYPES, problemType } from '../problems/problem-types.ts';
import type { Answer, Route } from '../route.ts';
import { problemsOf } from './implied-problems.ts';

/** A route as OpenAPI says it, from the schemas that check it. */
export function operationOfRoute(route: Route): ZodOpenApiOperationObject {
  const { name, summary, description, access, body } = route;
  const parameters = parametersOf(route);
  return {
    operationId: name,
    tags: [tagOf(route)],
    summary,
    ...(description !== undefined && { description }),
    ...(Object.keys(parameters).length > 0 && { requestParams: parameters }),
    ...(body !== undefined && { requestBody: { required: true, content: { 'application/json': { schema: body } } } }),
    responses: { ...answersOf(route), ...problemResponsesOf(route) },
    security: access === 'anyone' ? [] : access.map((role) => ({ bearer: [role] })),
  };
}

function tagOf({ access }: Route): string {
  if (access === 'anyone') return 'Service';
  return access.includes('student') ? 'Students' : 'Operators';
}

function parametersOf({ parameters = {}, query, headers }: Route) {
  const path = Object.entries(parameters).map(
    ([name, description]) => [name, z.string().meta({ description })] as const,
  );
  return {
    ...(path.length > 0 && { path: z.object(Object.fromEntries(path)) }),
    ...(query !== undefined && { query }),
    ...(headers !== undefined && { header: headers }),
  };
}

function answersOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  return Object.fromEntries(Object.entries(route.answers).map(([status, answer]) => [status, responseOf(answer)]));
}

function responseOf({ description, schema, mediaType, headers = {} }: Answer): ZodOpenApiResponseObject {
  const said = Object.entries(headers).map(
    ([name, meaning]) => [name, { description: meaning, schema: { type: 'string' as const } }] as const,
  );
  return {
    description,
    ...(said.length > 0 && { headers: Object.fromEntries(said) }),
    ...(schema !== undefined && { content: { 'application/json': { schema } } }),
    ...(mediaType !== undefined && { content: { [mediaType]: { schema: { type: 'string' as const } } } }),
  };
}

/** Problems that share a status are said together: OpenAPI has one response a status. */
function problemResponsesOf(route: Route): Record<string, ZodOpenApiResponseObject> {
  const words = problemsOf(route);
  const content = { [PROBLEM_MEDIA_TYPE]: { schema: problemSchema } };
  return Object.fromEntries(
    words.map((word) => {
      const { status } = PROBLEM_TYPES[word];
      const alike = words.filter((other) => PROBLEM_TYPES[other].status === status);
      const description = alike.map((other) => `${PROBLEM_TYPES[other].title} (\`${problemType(other)}\`).`).join(' ');
      return [status, { description, content }];
    }),
  );
}
