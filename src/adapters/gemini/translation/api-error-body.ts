import { z } from 'zod';

/** Google's error body (google.rpc.Status as JSON). */
const errorBody = z.object({
  error: z.object({
    code: z.number().optional(),
    status: z.string().optional(),
    message: z.string().optional(),
    details: z.array(z.record(z.string(), z.unknown())).optional(),
  }),
});

/** What Google's error body said; empty where there was none. */
export interface ApiErrorBody {
  /** HTTP status as the body repeats it. */
  readonly code: number | null;
  /** The canonical word, such as `RESOURCE_EXHAUSTED`. */
  readonly status: string | null;
  readonly message: string;
  readonly details: readonly Readonly<Record<string, unknown>>[];
}

/**
 * The error body inside what an SDK threw: @google/genai throws the body as the message, @google-cloud/vertexai puts
 * `[VertexAI.ClientError]: got status: 429 Too Many Requests. ` before it. Never throws.
 */
export function apiErrorBodyOf(thrown: unknown): ApiErrorBody {
  return apiErrorIn(jsonWithin(thrown instanceof Error ? thrown.message : '')) ?? NOTHING_SAID;
}

const NOTHING_SAID: ApiErrorBody = { code: null, status: null, message: '', details: [] };

/** The error body that this JSON is, or null. */
export function apiErrorIn(json: unknown): ApiErrorBody | null {
  const parsed = errorBody.safeParse(json);
  if (!parsed.success) return null;
  const { error } = parsed.data;
  return {
    code: error.code ?? null,
    status: error.status ?? null,
    message: error.message ?? '',
    details: error.details ?? [],
  };
}

function jsonWithin(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

/** The first detail of a google.rpc type, by its short name such as `RetryInfo`. */
export function detailOf(body: ApiErrorBody, type: string): Readonly<Record<string, unknown>> | null {
  return body.details.find((detail) => detail['@type'] === `type.googleapis.com/google.rpc.${type}`) ?? null;
}
