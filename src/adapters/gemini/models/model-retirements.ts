/** A model generation that Google takes off Vertex AI: from the date on its calls answer 404. */
export interface ModelRetirement {
  /** Start of the names it covers, such as `gemini-2.5`. */
  readonly family: string;
  /** UTC date, YYYY-MM-DD. */
  readonly on: string;
}

/** Retirement dates as Google published them for Vertex AI. */
export const MODEL_RETIREMENTS: readonly ModelRetirement[] = [
  { family: 'gemini-1.5', on: '2025-09-24' },
  { family: 'gemini-2.0', on: '2026-06-01' },
  { family: 'gemini-2.5', on: '2026-10-16' },
];

/** The chain used where none is configured: best first. */
export const DEFAULT_MODEL_CHAIN: readonly string[] = [
  'gemini-3.5-flash',
  'gemini-3.5-flash-lite',
  'gemini-3.1-flash-lite',
];
