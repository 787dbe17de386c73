import type { Speech } from '../../../domain/ports/speech-synthesizer.ts';
import type { SpokenLine } from './spoken-lines.ts';

/** A line and when it is heard, in seconds from the beginning. */
export interface TimedLine extends SpokenLine {
  readonly start: number;
  readonly end: number;
}

/** The whole narration as one sound, and when each line of it is heard. */
export interface Narration {
  readonly speech: Speech;
  readonly lines: readonly TimedLine[];
}

/** Seconds before the first word: players cut off what comes at once. */
const LEAD_IN = 0.4;
/** Of full scale: the loudest moment of a narration, whichever voice it has. */
const PEAK = 0.89;

/** Joins the pieces, one a line, with the lines' pauses between them. Times are those of the samples, not estimates. */
export function joinNarration(lines: readonly SpokenLine[], pieces: readonly Speech[]): Narration {
  const sampleRate = pieces[0]?.sampleRate;
  if (sampleRate === undefined || pieces.length !== lines.length) {
    throw new RangeError(`${pieces.length} pieces of speech for ${lines.length} lines`);
  }
  const samplesOf = (seconds: number) => Math.round(seconds * sampleRate);
  const timed: TimedLine[] = [];
  let at = samplesOf(LEAD_IN);
  for (const [index, line] of lines.entries()) {
    const length = pieces[index]?.samples.length ?? 0;
    timed.push({ ...line, start: at / sampleRate, end: (at + length) / sampleRate });
    at += length + samplesOf(line.pauseAfter);
  }
  const samples = new Float32Array(at);
  for (const [index, { start }] of timed.entries()) {
    samples.set(pieces[index]?.samples ?? [], Math.round(start * sampleRate));
  }
  return { speech: { sampleRate, samples: loud(samples) }, lines: timed };
}

function loud(samples: Float32Array): Float32Array {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak === 0 ? samples : samples.map((sample) => (sample * PEAK) / peak);
}

/** Seconds that the narration lasts. */
export function durationOf({ samples, sampleRate }: Speech): number {
  return samples.length / sampleRate;
}
