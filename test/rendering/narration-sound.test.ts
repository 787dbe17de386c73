import { beforeAll, describe, expect, test } from '@jest/globals';
import { Flite } from '../../src/adapters/local-speech/flite.ts';
import { composeScript } from '../../src/adapters/offline/script/compose-script.ts';
import { captionCues } from '../../src/adapters/rendering/captions/caption-cues.ts';
import { spokenLines } from '../../src/adapters/rendering/narration/spoken-lines.ts';
import { durationOf, joinNarration, type Narration } from '../../src/adapters/rendering/narration/timeline.ts';
import { CATALOGUE } from '../offline/shipped.ts';

/** Seconds of a window in which loudness is looked at. */
const WINDOW = 0.02;
/** Of full scale, root mean square: softer is silence. */
const SILENCE = 0.004;

describe('a narration by the local voice', () => {
  let narration: Narration;

  beforeAll(async () => {
    const flite = await Flite.load();
    const topic = CATALOGUE.topic('water-cycle');
    if (topic === null) throw new Error('there is no such topic');
    const lines = spokenLines(composeScript({ topic, query: 'Why does it rain?', grade: 4, interest: null })).slice(
      0,
      20,
    );
    narration = joinNarration(
      lines,
      lines.map(({ spoken }) => flite.speak(spoken, 'slt')),
    );
  }, 60_000);

  test('is told at a speed that one can follow: 130 to 170 words a minute', () => {
    const words = narration.lines.reduce((sum, { spoken }) => sum + spoken.split(/\s+/).length, 0);
    const perMinute = (words / durationOf(narration.speech)) * 60;
    expect(perMinute).toBeGreaterThan(130);
    expect(perMinute).toBeLessThan(170);
  });

  test('is loud, never clipped, and never silent for long', () => {
    const { samples, sampleRate } = narration.speech;
    const peak = samples.reduce((loudest, sample) => Math.max(loudest, Math.abs(sample)), 0);
    expect(peak).toBeGreaterThan(0.8);
    expect(peak).toBeLessThan(0.95);
    expect(longestSilence(samples, Math.round(WINDOW * sampleRate))).toBeLessThan(1.6);
  });

  test('has captions from its first word to its last, one after another', () => {
    const cues = captionCues(narration);
    const [first, last] = [narration.lines[0], narration.lines.at(-1)];
    expect(cues[0]?.start).toBeCloseTo(first?.start ?? -1, 2);
    expect(Math.abs((cues.at(-1)?.end ?? 0) - (last?.end ?? 0))).toBeLessThan(0.3);
    for (const [index, cue] of cues.entries()) {
      expect(cue.start).toBeLessThan(cue.end);
      expect(cue.start).toBeGreaterThanOrEqual((cues[index - 1]?.end ?? 0) - 1e-6);
    }
  });
});

/** In seconds. */
function longestSilence(samples: Float32Array, width: number): number {
  let [longest, run] = [0, 0];
  for (let at = 0; at + width <= samples.length; at += width) {
    const energy = samples.subarray(at, at + width).reduce((sum, sample) => sum + sample ** 2, 0);
    run = Math.sqrt(energy / width) < SILENCE ? run + WINDOW : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
