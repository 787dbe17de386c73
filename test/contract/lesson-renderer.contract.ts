import { describe, expect, test } from '@jest/globals';
import type { LessonRenderer } from '../../src/domain/ports/lesson-renderer.ts';
import { sampleLesson } from '../support/samples.ts';

/** What a renderer can make. */
export interface RendererCapabilities {
  readonly audio: boolean;
  readonly video: boolean;
}

/** One scenario a promise of the LessonRenderer port. */
export function lessonRendererContract(
  name: string,
  renderer: LessonRenderer,
  { audio, video }: RendererCapabilities,
): void {
  describe(`LessonRenderer: ${name}`, () => {
    const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0003');
    const signal = new AbortController().signal;

    test('2: text alone makes nothing', async () => {
      expect(await renderer.narrate(lesson, ['text'], signal)).toEqual({ kind: 'skipped' });
      expect(await renderer.film(lesson, ['text'], signal)).toEqual({ kind: 'skipped' });
    });

    test(`2: audio is ${audio ? 'made' : 'skipped'} where it is asked for`, async () => {
      const result = await renderer.narrate(lesson, ['text', 'audio'], signal);
      expect(result.kind).toBe(audio ? 'rendered' : 'skipped');
      if (result.kind === 'rendered') expect(result.media.audioUrl).not.toBeNull();
      expect((await renderer.film(lesson, ['text', 'audio'], signal)).kind).toBe('skipped');
    });

    test(`2, 3: video is ${video ? 'made' : 'skipped'} where it is asked for`, async () => {
      const result = await renderer.film(lesson, ['text', 'video'], signal);
      expect(result.kind).toBe(video ? 'rendered' : 'skipped');
      if (result.kind === 'rendered') expect(result.media.videoUrl).not.toBeNull();
      // 3: at another time, too.
      expect(await renderer.film(lesson, ['text', 'video'], signal)).toEqual(result);
    });

    test('3: the same lesson gives the same addresses', async () => {
      const twice = await Promise.all([1, 2].map(() => renderer.narrate(lesson, ['text', 'audio'], signal)));
      expect(twice[0]).toEqual(twice[1]);
    });

    test('4: it ends soon after its signal aborts', async () => {
      const stop = new AbortController();
      // Words of its own, so that nothing is remembered.
      const script = { ...lesson.script, hook: 'What is it that pushes you back?' };
      const narrating = renderer.narrate({ ...lesson, script }, ['text', 'audio'], stop.signal);
      setTimeout(() => stop.abort(), 20);
      const { kind } = await narrating;
      expect(audio ? ['rendered', 'failed'] : ['skipped']).toContain(kind);
    }, 5_000);

    test('1, 4: an aborted rendering is failed or skipped, never thrown', async () => {
      const result = await renderer.film(lesson, ['text', 'video'], AbortSignal.abort());
      expect(result.kind).toBe(video ? 'failed' : 'skipped');
    });
  });
}
