import type { Context } from 'hono';
import type { HttpEnvironment } from '../http-environment.ts';
import type { HttpProblem } from './http-problem.ts';
import { PROBLEM_MEDIA_TYPE, problemDocument } from './problem-document.ts';
import { PROBLEM_TYPES } from './problem-types.ts';

/** Answers with the problem's document. */
export function problemResponse(context: Context<HttpEnvironment>, problem: HttpProblem): Response {
  // A request that fails before it was given an id (an address that cannot be decoded) has none.
  const document = problemDocument(problem, context.get('correlationId') ?? '');
  return context.body(JSON.stringify(document), PROBLEM_TYPES[problem.word].status, {
    ...problem.extras.headers,
    'content-type': PROBLEM_MEDIA_TYPE,
  });
}
