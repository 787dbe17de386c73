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

    test(`2: video is ${video ? 'made' : 'skipped'} where it is asked for`, async () => {
      const result = await renderer.film(lesson, ['text', 'video'], signal);
      expect(result.kind).toBe(video ? 'rendered' : 'skipped');
      if (result.kind === 'rendered') expect(result.media.videoUrl).not.toBeNull();
    });

    test('3: the same lesson gives the same addresses', async () => {
      const twice = await Promise.all([1, 2].map(() => renderer.narrate(lesson, ['text', 'audio'], signal)));
      expect(twice[0]).toEqual(twice[1]);
    });

    test('1, 4: an aborted rendering is failed or skipped, never thrown', async () => {
      const result = await renderer.film(lesson, ['text', 'video'], AbortSignal.abort());
      expect(result.kind).toBe(video ? 'failed' : 'skipped');
    });
  });
}
