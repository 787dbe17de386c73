import { expect } from '@jest/globals';
import { problemSchema } from '../../../src/adapters/http/problems/problem-document.ts';
import { type ProblemWord, problemType } from '../../../src/adapters/http/problems/problem-types.ts';

/** Sends a JSON body. */
export function post(address: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Checks that the answer is a whole problem document of this kind, and gives it. */
export async function expectProblem(response: Response, status: number, word: ProblemWord) {
  expect({ status: response.status, type: response.headers.get('content-type') }).toEqual({
    status,
    type: 'application/problem+json',
  });
  const problem = problemSchema.parse(await response.json());
  expect(problem).toMatchObject({ type: problemType(word), status });
  expect(problem.detail.length).toBeGreaterThan(10);
  expect(problem.correlationId).toBe(response.headers.get('x-correlation-id'));
  return problem;
}
