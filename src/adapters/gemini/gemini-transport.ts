import type { ResponseSchema } from './replies/response-schema.ts';

/** One turn of the conversation. */
export interface GeminiTurn {
  readonly role: 'user' | 'model';
  readonly text: string;
}

/** One generateContent request, before an SDK puts it into its own words. */
export interface GeminiRequest {
  /** Fixed words of ours; student text never goes here. */
  readonly systemInstruction: string;
  readonly turns: readonly GeminiTurn[];
  readonly responseSchema: ResponseSchema;
  /** Thinking tokens count against it. */
  readonly maxOutputTokens: number;
}

/** What was seen of the HTTP response, for SDKs whose errors drop it. Null where no response came. */
export interface ObservedResponse {
  readonly httpStatus: number | null;
  /** The Retry-After header as sent. */
  readonly retryAfter: string | null;
}

export const NOTHING_OBSERVED: ObservedResponse = { httpStatus: null, retryAfter: null };

/** What became of one request: the reply's body as it came, or what the SDK threw. Nothing is interpreted yet. */
export type TransportOutcome =
  | { readonly kind: 'answered'; readonly body: unknown }
  /** Every part of a stream that came to its end. */
  | { readonly kind: 'streamed'; readonly chunks: readonly unknown[] }
  | {
      readonly kind: 'threw';
      readonly error: unknown;
      readonly observed: ObservedResponse;
      /** False when it broke before there was a token to send a request with. */
      readonly signedIn: boolean;
    };

/**
 * One way to reach one Gemini model.
 *
 * 1. `send` makes exactly one HTTP request: no retry, no continuation. So does `stream`.
 * 2. They never reject; what the SDK throws is in the outcome.
 * 3. They stop soon after the signal aborts where their SDK can; callers race them, so that they need not.
 * 4. `stream` hands on each part of the response as it comes, as it came; its outcome has them all.
 */
export interface GeminiTransport {
  send(request: GeminiRequest, signal: AbortSignal): Promise<TransportOutcome>;
  stream(request: GeminiRequest, signal: AbortSignal, onChunk: (chunk: unknown) => void): Promise<TransportOutcome>;
}
