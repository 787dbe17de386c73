import type { Speech } from '../../../domain/ports/speech-synthesizer.ts';
import type { Narration, TimedLine } from '../narration/timeline.ts';
import { captionLines, captionPhrases } from './caption-phrases.ts';

/** What is shown, and from when to when, in seconds. */
export interface CaptionCue {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/** Seconds around a phrase's even share of its sentence in which the pause before it is looked for. */
const SEARCH = 0.6;
const WINDOW = 0.04;
/** A caption stays a moment after its last word, unless the next one comes. */
const LINGER = 0.25;

/**
 * A cue a sentence, timed by the sound of that sentence. A long sentence has several; each begins at the quietest
 * moment near its share of the sentence, which is where the voice pauses.
 */
export function captionCues({ speech, lines }: Narration): readonly CaptionCue[] {
  const cues = lines.flatMap((line) => cuesOf(line, speech));
  return cues.map((cue, index) => {
    const next = cues[index + 1]?.start ?? Number.POSITIVE_INFINITY;
    return { ...cue, end: Math.min(cue.end + LINGER, Math.max(next, cue.end)) };
  });
}

function cuesOf({ text, start, end }: TimedLine, speech: Speech): CaptionCue[] {
  const phrases = captionPhrases(text);
  const length = phrases.reduce((sum, phrase) => sum + phrase.length, 0);
  const starts = [start];
  let said = 0;
  for (const phrase of phrases.slice(0, -1)) {
    said += phrase.length;
    const share = start + ((end - start) * said) / length;
    const from = Math.max(share - SEARCH, (starts.at(-1) ?? start) + SEARCH);
    starts.push(from < end ? quietest(speech, from, Math.min(share + SEARCH, end)) : share);
  }
  return phrases.map((phrase, index) => ({
    start: starts[index] ?? start,
    end: starts[index + 1] ?? end,
    lines: captionLines(phrase),
  }));
}

/** The middle of the quietest window, in seconds. */
function quietest({ samples, sampleRate }: Speech, from: number, to: number): number {
  const width = Math.round(WINDOW * sampleRate);
  let [best, least] = [(from + to) / 2, Number.POSITIVE_INFINITY];
  for (let at = Math.round(from * sampleRate); at + width <= to * sampleRate; at += width >> 1) {
    let energy = 0;
    for (let index = at; index < at + width; index += 1) energy += (samples[index] ?? 0) ** 2;
    if (energy < least) [best, least] = [(at + width / 2) / sampleRate, energy];
  }
  return best;
}
