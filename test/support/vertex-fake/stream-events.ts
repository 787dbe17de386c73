import type { GeminiResponse } from '../../../src/adapters/gemini/translation/gemini-response.ts';

const PIECE = 60;

/**
 * A whole response as Vertex streams it: its text in pieces, the finish reason with the last one, and usage in every
 * part, growing. A response without text is one event.
 */
export function streamEventsOf(body: unknown): readonly unknown[] {
  const { candidates: [candidate] = [], usageMetadata, ...rest } = body as GeminiResponse;
  const text = candidate?.content?.parts?.[0]?.text ?? '';
  if (candidate === undefined || text === '') return [body];
  const { content: _, finishReason, ...judged } = candidate;
  const pieces = text.match(new RegExp(`[^]{1,${PIECE}}`, 'g')) ?? [];
  return pieces.map((piece, index) => {
    const last = index === pieces.length - 1;
    const content = { role: 'model', parts: [{ text: piece }] };
    return {
      ...rest,
      candidates: [last ? { content, ...(finishReason !== undefined && { finishReason }), ...judged } : { content }],
      usageMetadata: last ? usageMetadata : { promptTokenCount: 1, totalTokenCount: 1 },
    };
  });
}

/** The beginning of such a stream: the events that carry this much of the text. */
export function beginningOf(body: unknown, characters: number): readonly unknown[] {
  return streamEventsOf(body).slice(0, Math.ceil(characters / PIECE));
}
