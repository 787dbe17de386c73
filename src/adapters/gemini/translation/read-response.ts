import { match } from 'ts-pattern';
import { type ModelFailure, modelFailure } from '../../../domain/model-failure.ts';
import { isKnownBlockReason, meaningOfFinishReason } from './finish-reason.ts';
import { type GeminiResponse, geminiResponse } from './gemini-response.ts';
import { NO_TOKENS, type TokenUsage } from './token-usage.ts';
import { vendorWord } from './vendor-word.ts';

/** What a response says, whatever it answers: text to check, nothing that a repair call might mend, or a failure. */
export type ReadResponse = { readonly usage: TokenUsage } & (
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'unusable'; readonly problem: string }
  | { readonly kind: 'failure'; readonly failure: ModelFailure }
);

/** Reads the body of a generateContent response. Finish reason first: the text of a cut or blocked reply is not used. */
export function readResponse(body: unknown): ReadResponse {
  const parsed = geminiResponse.safeParse(body);
  if (!parsed.success) {
    return { kind: 'unusable', problem: 'the response is not a generateContent response', usage: NO_TOKENS };
  }
  const response = parsed.data;
  const usage = usageOf(response);
  const blocked = response.promptFeedback?.blockReason;
  if (blocked !== undefined) return { kind: 'failure', failure: blockedPrompt(blocked), usage };
  const candidate = response.candidates?.[0];
  if (!candidate) return { kind: 'unusable', problem: 'the response has no candidate', usage };
  if (candidate.finishReason === undefined) {
    return { kind: 'unusable', problem: 'the response has no finish reason', usage };
  }
  return { ...readCandidate(candidate.finishReason, candidate.content?.parts ?? []), usage };
}

function readCandidate(
  finishReason: string,
  parts: readonly { text?: string | undefined; thought?: boolean | undefined }[],
) {
  const word = vendorWord(finishReason);
  const detail = `finish reason ${word}`;
  return match(meaningOfFinishReason(finishReason))
    .with('complete', () => completeText(parts))
    .with('truncated', () => ({ kind: 'failure', failure: modelFailure.truncated(detail) }) as const)
    .with('refused', () => ({ kind: 'failure', failure: modelFailure.safetyBlocked(word, detail) }) as const)
    .with('unsupported', () => ({ kind: 'failure', failure: modelFailure.invalidRequest(detail) }) as const)
    .with('unusable', () => ({ kind: 'unusable', problem: detail }) as const)
    .with(null, () => ({ kind: 'failure', failure: modelFailure.unrecognised(word, 'unknown finish reason') }) as const)
    .exhaustive();
}

function completeText(parts: readonly { text?: string | undefined; thought?: boolean | undefined }[]) {
  const text = parts.map((part) => (part.thought ? '' : (part.text ?? ''))).join('');
  if (text.trim() === '') return { kind: 'unusable', problem: 'the reply is empty' } as const;
  return { kind: 'text', text } as const;
}

function blockedPrompt(reason: string): ModelFailure {
  const word = vendorWord(reason);
  return isKnownBlockReason(reason)
    ? modelFailure.safetyBlocked(word, `prompt blocked: ${word}`)
    : modelFailure.unrecognised(word, 'unknown block reason of the prompt');
}

function usageOf({ usageMetadata: usage }: GeminiResponse): TokenUsage {
  return {
    inputTokens: usage?.promptTokenCount ?? 0,
    outputTokens: (usage?.candidatesTokenCount ?? 0) + (usage?.thoughtsTokenCount ?? 0),
  };
}
