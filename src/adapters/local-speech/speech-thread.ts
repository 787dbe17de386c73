import type { Speech } from '../../domain/ports/speech-synthesizer.ts';
import { Flite } from './flite.ts';
import type { LocalVoice } from './voices.ts';

/** What a thread is asked to say. */
export interface SpeechTask {
  readonly sentences: readonly string[];
  readonly voice: LocalVoice;
}

let flite: Promise<Flite> | null = null;

/** Runs in a thread of its own, where it blocks nobody. */
export default async function speak({ sentences, voice }: SpeechTask): Promise<readonly Speech[]> {
  flite ??= Flite.load();
  const program = await flite;
  return sentences.map((sentence) => program.speak(sentence, voice));
}
