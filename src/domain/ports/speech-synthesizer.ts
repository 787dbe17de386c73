/** One channel of sound, from -1 to 1. */
export interface Speech {
  /** Samples a second. */
  readonly sampleRate: number;
  readonly samples: Float32Array;
}

export type SpeechResult =
  /** One piece for each sentence, in order. */
  | { readonly kind: 'spoken'; readonly pieces: readonly Speech[] }
  | { readonly kind: 'unsupported_language' }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Says sentences aloud.
 *
 * 1. It never throws or rejects.
 * 2. Each sentence is a piece of its own, so that its length tells when the next one is heard; all pieces have one rate.
 * 3. The same sentences in the same voice sound the same, sample for sample.
 * 4. It ends soon after its signal aborts, with `failed`.
 * 5. A language it has no voice for is `unsupported_language`, not a bad imitation.
 */
export interface SpeechSynthesizer {
  /** @param language as a tag of BCP 47, such as `en` or `en-GB` */
  speak(sentences: readonly string[], language: string, signal: AbortSignal): Promise<SpeechResult>;
}
