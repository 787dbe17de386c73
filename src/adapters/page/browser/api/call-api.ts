import { accessToken } from './access-token.ts';
import { problemOf, unreachable } from './api-problem.ts';

/** Calls the API with the token, where there is one. Throws an ApiProblem unless all went well. */
export async function callApi(path: string, options: RequestInit = {}): Promise<Response> {
  const headers = new Headers(options.headers);
  const token = accessToken();
  if (token !== null) headers.set('authorization', `Bearer ${token}`);
  let response: Response;
  try {
    response = await fetch(path, { ...options, headers });
  } catch (thrown) {
    if (options.signal?.aborted) throw thrown;
    throw unreachable();
  }
  if (!response.ok) throw await problemOf(response);
  return response;
}

/** Calls the API and gives the JSON that it answers. */
export async function readJson<Value>(path: string, options: RequestInit = {}): Promise<Value> {
  return (await callApi(path, options)).json();
}

/** Sends JSON and gives the JSON that is answered. */
export function sendJson<Value>(
  path: string,
  body: unknown,
  { method = 'POST', headers = {} }: { method?: 'POST' | 'PUT'; headers?: Record<string, string> } = {},
): Promise<Value> {
  return readJson(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}
