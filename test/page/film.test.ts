import { afterAll, expect, test } from '@jest/globals';
import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { LocalSpeech } from '../../src/adapters/local-speech/local-speech.ts';
import { StudioRenderer } from '../../src/adapters/rendering/studio-renderer.ts';
import { Studio } from '../../src/adapters/rendering/threads/studio.ts';
import type { Lesson } from '../../src/domain/lesson.ts';
import type { LessonRenderer } from '../../src/domain/ports/lesson-renderer.ts';
import { SPEECH_THREAD, STUDIO_THREAD } from '../support/media/built-threads.ts';
import { ask } from './support/asking.ts';
import { describePage } from './support/page-suite.ts';
import { ASK } from './support/questions.ts';

/** What the page knows of its player. The test's code has no browser's types. */
interface Player {
  readonly readyState: number;
  readonly currentTime: number;
  readonly duration: number;
  readonly videoWidth: number;
  readonly error: unknown;
  readonly poster: string;
  readonly textTracks: readonly { readonly mode: string; readonly activeCues: readonly { readonly text: string }[] }[];
  getVideoPlaybackQuality(): { readonly totalVideoFrames: number };
  muted: boolean;
  play(): Promise<void>;
}

const blobs = new InMemoryBlobStore();
const studio = new Studio({ threads: 1, thread: STUDIO_THREAD });
const speech = new LocalSpeech({ voice: 'slt', threads: 1, thread: SPEECH_THREAD });
const real = new StudioRenderer({ blobs, studio, speech });

/** A lesson of some fifteen seconds. */
function short(lesson: Lesson): Lesson {
  const sections = lesson.script.sections.map((section) => ({ ...section, narration: section.onScreenText }));
  return { ...lesson, script: { ...lesson.script, hook: 'So who pushed?', sections } };
}
const renderer: LessonRenderer = {
  narrate: (lesson, ...rest) => real.narrate(short(lesson), ...rest),
  film: (lesson, ...rest) => real.film(short(lesson), ...rest),
};

afterAll(() => Promise.all([studio.close(), speech.close()]));

describePage(
  'a film made offline',
  (suite) => {
    test('can be heard first, then plays, with its captions', async () => {
      const page = await suite.arrive();
      await ask(page, ASK.lesson, { how: 'Read, listen and watch' });
      const player = page.locator('video');
      await player.waitFor({ timeout: 60_000 });
      await player.evaluate((element) => {
        const video = element as unknown as Player;
        video.muted = true;
        return video.play();
      });
      // A moment at which something is said: between two sentences there is no caption.
      const isSaying = () =>
        player.evaluate((element) => {
          const { currentTime, textTracks } = element as unknown as Player;
          return currentTime > 1.5 && (textTracks[0]?.activeCues.length ?? 0) > 0;
        });
      while (!(await isSaying())) await page.waitForTimeout(100);
      const seen = await player.evaluate((element) => {
        const video = element as unknown as Player;
        return {
          ready: video.readyState,
          error: video.error,
          time: video.currentTime,
          duration: video.duration,
          width: video.videoWidth,
          frames: video.getVideoPlaybackQuality().totalVideoFrames,
          poster: video.poster,
          tracks: [...video.textTracks].map(({ mode, activeCues }) => ({
            mode,
            cues: [...activeCues].map(({ text }) => text),
          })),
        };
      });
      expect(seen).toMatchObject({ error: null, width: 1280, poster: expect.stringMatching(/[.]png$/) });
      expect(seen.ready).toBeGreaterThanOrEqual(3);
      expect(seen.time).toBeGreaterThan(1.5);
      expect(seen.duration).toBeGreaterThan(10);
      expect(seen.frames).toBeGreaterThan(3);
      expect(seen.tracks).toEqual([
        { mode: 'showing', cues: [expect.stringMatching(/ball pushes you back|who pushed/)] },
      ]);
      await player.screenshot({ path: 'artifacts/screenshots/film.png' });
    });
  },
  { renderer, blobs },
);
