/** A safety setting in the words that the REST API and both SDKs share. */
export interface SafetySetting {
  readonly category: string;
  readonly threshold: string;
}

/**
 * Set on every call, because the defaults differ by model. Strictest for sexual content; the others stop at medium, so
 * that history, biology and chemistry can be taught.
 */
export const SAFETY_SETTINGS: readonly SafetySetting[] = [
  { category: 'HARM_CATEGORY_SEXUALLY_EXPLICIT', threshold: 'BLOCK_LOW_AND_ABOVE' },
  { category: 'HARM_CATEGORY_HATE_SPEECH', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
  { category: 'HARM_CATEGORY_HARASSMENT', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
  { category: 'HARM_CATEGORY_DANGEROUS_CONTENT', threshold: 'BLOCK_MEDIUM_AND_ABOVE' },
];
