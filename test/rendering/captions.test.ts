import { describe, expect, test } from '@jest/globals';
import { captionCues } from '../../src/adapters/rendering/captions/caption-cues.ts';
import { captionLines, captionPhrases } from '../../src/adapters/rendering/captions/caption-phrases.ts';
import { webVtt } from '../../src/adapters/rendering/captions/web-vtt.ts';
import { joinNarration } from '../../src/adapters/rendering/narration/timeline.ts';

const RATE = 1_000;
const LONG =
  'Rockets, squids, and leaky balloons all push matter one way and are pushed the other way; this thrust works in a vacuum too.';

/** Sound of so many seconds, with silence around one moment. */
function sound(seconds: number, silentAt = -1) {
  const samples = Float32Array.from({ length: seconds * RATE }, (_, index) =>
    Math.abs(index / RATE - silentAt) < 0.1 ? 0 : 0.5,
  );
  return { sampleRate: RATE, samples };
}

const line = (text: string, pauseAfter = 0.5) => ({ slide: 0, text, spoken: text, pauseAfter });

describe('captions', () => {
  test('of a sentence begin with its sound and end before the next', () => {
    const narration = joinNarration([line('One.'), line('Two.')], [sound(2), sound(3)]);
    const [one, two] = captionCues(narration);
    expect(one).toMatchObject({ start: 0.4, lines: ['One.'] });
    expect(two?.start).toBeCloseTo(0.4 + 2 + 0.5);
    expect(one?.end).toBeLessThanOrEqual(two?.start ?? 0);
  });

  test('of a long sentence change where the voice pauses', () => {
    const { cues } = { cues: captionCues(joinNarration([line(LONG)], [sound(8, 4.1)])) };
    expect(cues).toHaveLength(2);
    expect(Math.abs((cues[1]?.start ?? 0) - (4.1 + 0.4))).toBeLessThan(0.12);
    expect(cues[0]?.end).toBe(cues[1]?.start);
  });

  test('keep every word, on lines that can be read', () => {
    const phrases = captionPhrases(LONG);
    expect(phrases.join(' ')).toBe(LONG);
    for (const each of phrases.flatMap(captionLines)) expect(each.length).toBeLessThanOrEqual(48);
  });

  test('are valid WebVTT, whatever the words', () => {
    const file = webVtt([{ start: 3_661.5, end: 3_662.25, lines: ['a < b & c'] }], 'en');
    expect(file).toBe('WEBVTT\n\nNOTE Language: en\n\n01:01:01.500 --> 01:01:02.250\na &lt; b &amp; c\n');
  });
});
