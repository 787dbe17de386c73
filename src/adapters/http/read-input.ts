import type { Context } from 'hono';
import type { z } from 'zod';
import type { HttpEnvironment } from './http-environment.ts';
import { fieldProblems } from './problems/field-problems.ts';
import { HttpProblem } from './problems/http-problem.ts';

/** The query string as the schema reads it. */
export function readQuery(context: Context<HttpEnvironment>, schema: z.ZodObject): unknown {
  return checked(schema, context.req.query(), 'invalid_request', 'query');
}

/** The named headers as the schema reads them; others are nobody's business. */
export function readHeaders(context: Context<HttpEnvironment>, schema: z.ZodObject): unknown {
  const headers = Object.fromEntries(
    Object.keys(schema.shape).map((name) => [name, context.req.header(name)] as const),
  );
  return checked(schema, headers, 'invalid_request', 'headers');
}

/** The JSON body as the schema reads it. */
export async function readBody(context: Context<HttpEnvironment>, schema: z.ZodType): Promise<unknown> {
  return checked(schema, await readJson(context), 'invalid_fields', 'body');
}

async function readJson(context: Context<HttpEnvironment>): Promise<unknown> {
  if (!/^application\/(json|[\w.-]+\+json)\s*(;|$)/i.test(context.req.header('content-type') ?? '')) {
    throw new HttpProblem('unsupported_media_type', 'Send the body as JSON with "Content-Type: application/json".');
  }
  const bytes = await context.req.arrayBuffer();
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (thrown) {
    const what = thrown instanceof SyntaxError ? 'The body is not JSON.' : 'The body is not UTF-8.';
    throw new HttpProblem('invalid_request', `${what} Nothing was stored. Correct it and send it again.`);
  }
}

function checked(
  schema: z.ZodType,
  value: unknown,
  word: 'invalid_request' | 'invalid_fields',
  whole: string,
): unknown {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const detail = 'Nothing was stored. Correct what is listed under "problems" and send it again.';
  throw new HttpProblem(word, detail, { problems: fieldProblems(result.error, whole) });
}
