import type { Instant } from '../../../domain/instant.ts';
import { modelFailure } from '../../../domain/model-failure.ts';
import { apiErrorIn } from './api-error-body.ts';
import { type GeminiResponse, geminiResponse } from './gemini-response.ts';
import { httpFailure } from './http-failure.ts';
import { type ReadResponse, readResponse } from './read-response.ts';
import { NO_TOKENS } from './token-usage.ts';

const INTERNAL = 500;

/** The text that one part of a stream adds to the reply; empty where it adds none. Thoughts are no part of it. */
export function textOfChunk(chunk: unknown): string {
  const parts = geminiResponse.safeParse(chunk).data?.candidates?.[0]?.content?.parts ?? [];
  return parts.map(({ text, thought }) => (thought ? '' : (text ?? ''))).join('');
}

/**
 * Reads a stream that came to its end, as `readResponse` reads a whole response. An error can come as one of its parts;
 * and a stream without a finish reason was cut off on the way, which another attempt can mend and a repair cannot.
 */
export function readStream(chunks: readonly unknown[], now: Instant): ReadResponse {
  const error = chunks.map(apiErrorIn).find((found) => found !== null);
  if (error)
    return { kind: 'failure', failure: httpFailure(error.code ?? INTERNAL, error, null, now), usage: NO_TOKENS };
  const parsed = chunks.map((chunk) => geminiResponse.safeParse(chunk).data);
  const responses = parsed.filter((response) => response !== undefined);
  if (responses.length < chunks.length) return readResponse(null);
  const whole = joined(responses);
  const read = readResponse(whole);
  const candidate = whole.candidates?.[0];
  if (candidate === undefined || candidate.finishReason !== undefined || read.kind === 'failure') return read;
  return { kind: 'failure', failure: modelFailure.unavailable('the stream ended early'), usage: read.usage };
}

/** The parts as one response: their text one after another, and of everything else the last word. */
function joined(responses: readonly GeminiResponse[]): GeminiResponse {
  const candidates = responses.flatMap((response) => response.candidates?.[0] ?? []);
  const last = <Name extends 'promptFeedback' | 'usageMetadata'>(name: Name) =>
    responses.findLast((response) => response[name] != null)?.[name];
  const finishReason = candidates.findLast((candidate) => candidate.finishReason !== undefined)?.finishReason;
  const parts = candidates.flatMap((candidate) => candidate.content?.parts ?? []);
  return {
    promptFeedback: last('promptFeedback'),
    usageMetadata: last('usageMetadata'),
    ...(candidates.length > 0 && { candidates: [{ content: { parts }, finishReason }] }),
  };
}
