/** What a finish reason means for the reply. `null` from `meaningOfFinishReason` is a word that nobody here knows. */
export type FinishMeaning = 'complete' | 'truncated' | 'refused' | 'unusable' | 'unsupported';

// Every word of `FinishReason` in @google-cloud/vertexai 1.12 and @google/genai 2.32, and of the REST reference.
const MEANINGS: ReadonlyMap<string, FinishMeaning> = new Map([
  ['STOP', 'complete'],
  ['MAX_TOKENS', 'truncated'],
  ['CONTINUATION', 'truncated'],
  ['SAFETY', 'refused'],
  ['RECITATION', 'refused'],
  ['BLOCKLIST', 'refused'],
  ['PROHIBITED_CONTENT', 'refused'],
  ['SPII', 'refused'],
  ['MODEL_ARMOR', 'refused'],
  ['IMAGE_SAFETY', 'refused'],
  ['IMAGE_PROHIBITED_CONTENT', 'refused'],
  ['IMAGE_RECITATION', 'refused'],
  ['LANGUAGE', 'unsupported'],
  ['FINISH_REASON_UNSPECIFIED', 'unusable'],
  ['OTHER', 'unusable'],
  ['MALFORMED_FUNCTION_CALL', 'unusable'],
  ['MALFORMED_RESPONSE', 'unusable'],
  ['MISSING_THOUGHT_SIGNATURE', 'unusable'],
  ['UNEXPECTED_TOOL_CALL', 'unusable'],
  ['TOO_MANY_TOOL_CALLS', 'unusable'],
  ['NO_IMAGE', 'unusable'],
  ['IMAGE_OTHER', 'unusable'],
]);

/** The meaning of a finish reason, or null for one that no version of this adapter knows. */
export function meaningOfFinishReason(word: string): FinishMeaning | null {
  return MEANINGS.get(word) ?? null;
}

// The two SDKs spell the unspecified one differently.
const BLOCK_REASONS: ReadonlySet<string> = new Set([
  'BLOCK_REASON_UNSPECIFIED',
  'BLOCKED_REASON_UNSPECIFIED',
  'SAFETY',
  'OTHER',
  'BLOCKLIST',
  'PROHIBITED_CONTENT',
  'IMAGE_SAFETY',
  'MODEL_ARMOR',
  'JAILBREAK',
]);

/** Whether this reason for which a prompt was blocked is known. */
export function isKnownBlockReason(word: string): boolean {
  return BLOCK_REASONS.has(word);
}
