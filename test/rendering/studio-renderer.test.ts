import { afterAll, describe, expect, test } from '@jest/globals';
import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { LocalSpeech } from '../../src/adapters/local-speech/local-speech.ts';
import { StudioRenderer } from '../../src/adapters/rendering/studio-renderer.ts';
import { Studio } from '../../src/adapters/rendering/threads/studio.ts';
import type { RenderResult } from '../../src/domain/ports/lesson-renderer.ts';
import type { SpeechSynthesizer } from '../../src/domain/ports/speech-synthesizer.ts';
import { SPEECH_THREAD, STUDIO_THREAD } from '../support/media/built-threads.ts';
import { sampleLesson } from '../support/samples.ts';

const studio = new Studio({ threads: 1, thread: STUDIO_THREAD });
const voice = new LocalSpeech({ voice: 'slt', threads: 1, thread: SPEECH_THREAD });
const blobs = new InMemoryBlobStore();
const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0042');
const signal = new AbortController().signal;

afterAll(async () => {
  await studio.close();
  await voice.close();
});

async function fileOf(result: RenderResult, which: 'captionsUrl' | 'videoUrl' | 'thumbnailUrl'): Promise<Buffer> {
  const address = result.kind === 'rendered' ? result.media[which]?.split('/').at(-1) : undefined;
  return Buffer.from((await blobs.get(address ?? ''))?.content ?? []);
}

describe('the studio', () => {
  test('renders sound, captions, film and thumbnail, and others go on meanwhile', async () => {
    const renderer = new StudioRenderer({ speech: voice, studio, blobs });
    let turns = 0;
    const ticking = setInterval(() => {
      turns += 1;
    }, 10);
    const from = performance.now();
    const narrated = await renderer.narrate(lesson, ['video'], signal);
    const filmed = await renderer.film(lesson, ['video'], signal);
    const took = (performance.now() - from) / 1000;
    clearInterval(ticking);
    const captions = (await fileOf(narrated, 'captionsUrl')).toString();
    const plays = Number(/--> 00:00:(\d\d\.\d{3})(?![\s\S]*-->)/.exec(captions)?.[1]);
    process.stdout.write(`rendered in ${took.toFixed(1)} s what plays ${plays} s; ${turns} turns of 10 ms meanwhile\n`);
    expect(plays).toBeGreaterThan(10);
    expect(turns).toBeGreaterThan(took * 20);
    expect((await fileOf(filmed, 'videoUrl')).toString('latin1', 4, 8)).toBe('ftyp');
    expect((await fileOf(filmed, 'thumbnailUrl')).toString('latin1', 1, 4)).toBe('PNG');
  });

  test('says nothing twice for a film of what was just narrated', async () => {
    let said = 0;
    const counting: SpeechSynthesizer = {
      speak: (...asked) => {
        said += 1;
        return voice.speak(...asked);
      },
    };
    const renderer = new StudioRenderer({ speech: counting, studio, blobs });
    await renderer.narrate(lesson, ['audio'], signal);
    await renderer.narrate(lesson, ['audio'], signal);
    expect(said).toBe(1);
  });

  test.each<[string, Partial<ConstructorParameters<typeof StudioRenderer>[0]>, string]>([
    ['voice', { speech: { speak: async () => ({ kind: 'failed', detail: 'hoarse' }) } }, 'hoarse'],
    [
      'store',
      { blobs: Object.assign(new InMemoryBlobStore(), { put: () => Promise.reject(new Error('full')) }) },
      'full',
    ],
    [
      'thread',
      { studio: new Studio({ threads: 1, thread: new URL('file:///no/such/thread.js') }) },
      'no/such/thread.js',
    ],
  ])('a broken %s is a failed rendering', async (_what, broken, detail) => {
    const renderer = new StudioRenderer({ speech: voice, studio, blobs, ...broken });
    expect(await renderer.narrate(lesson, ['audio'], signal)).toMatchObject({
      kind: 'failed',
      detail: expect.stringContaining(detail),
    });
  });

  test('a store that never answers does not hold the worker', async () => {
    const stuck = Object.assign(new InMemoryBlobStore(), { put: () => new Promise<never>(() => undefined) });
    const renderer = new StudioRenderer({ speech: voice, studio, blobs: stuck });
    const result = await renderer.narrate(lesson, ['audio'], AbortSignal.timeout(2_000));
    expect(result).toEqual({ kind: 'failed', detail: 'aborted' });
  });

  test('a language without a voice is skipped', async () => {
    const renderer = new StudioRenderer({ speech: voice, studio, blobs });
    expect(await renderer.narrate({ ...lesson, language: 'de' }, ['audio'], signal)).toEqual({ kind: 'skipped' });
  });
});
