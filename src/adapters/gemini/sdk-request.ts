import type { GeminiRequest } from './gemini-transport.ts';

/** A request in the words that the REST API and both SDKs share. */
export function contentsOf({ turns }: GeminiRequest) {
  return turns.map(({ role, text }) => ({ role, parts: [{ text }] }));
}

/** How a reply is to be generated. Temperature stays at the model's default: Gemini 3 loops below it. */
export function generationConfigOf({ responseSchema, maxOutputTokens }: GeminiRequest) {
  return { candidateCount: 1, maxOutputTokens, responseMimeType: 'application/json', responseSchema };
}
