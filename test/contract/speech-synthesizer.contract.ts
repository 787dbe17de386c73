import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SpeechSynthesizer } from '../../src/domain/ports/speech-synthesizer.ts';

const SENTENCES = ['Forces come in pairs.', 'They act on different objects, and so they do not cancel.'];

/** One scenario a promise of the SpeechSynthesizer port. */
export function speechSynthesizerContract(
  name: string,
  open: () => Promise<{ readonly speech: SpeechSynthesizer; close(): Promise<void> }>,
): void {
  describe(`SpeechSynthesizer: ${name}`, () => {
    let under: Awaited<ReturnType<typeof open>>;
    const signal = new AbortController().signal;
    beforeAll(async () => {
      under = await open();
    });
    afterAll(() => under.close());

    test('2, 3: a piece for each sentence, as long as it takes to say, and the same every time', async () => {
      const said = await under.speech.speak(SENTENCES, 'en', signal);
      if (said.kind !== 'spoken') throw new Error(said.kind);
      const [short, long] = said.pieces;
      expect(said.pieces).toHaveLength(2);
      expect(long?.sampleRate).toBe(short?.sampleRate);
      expect(long?.samples.length).toBeGreaterThan((short?.samples.length ?? 0) * 1.5);
      expect(Math.max(...(short?.samples ?? []))).toBeGreaterThan(0.05);
      expect(await under.speech.speak(SENTENCES, 'en', signal)).toEqual(said);
    });

    test('5: a language without a voice', async () => {
      expect(await under.speech.speak(SENTENCES, 'tlh', signal)).toEqual({ kind: 'unsupported_language' });
    });

    test('1, 4: it ends soon after its signal aborts', async () => {
      const stop = new AbortController();
      const speaking = under.speech.speak(
        Array.from({ length: 400 }, () => SENTENCES[1] ?? ''),
        'en',
        stop.signal,
      );
      setTimeout(() => stop.abort(), 50);
      expect(await speaking).toEqual({ kind: 'failed', detail: 'aborted' });
    }, 5_000);
  });
}
