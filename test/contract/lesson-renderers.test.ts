import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { GoogleSpeech } from '../../src/adapters/google-speech/google-speech.ts';
import { InMemoryBlobStore } from '../../src/adapters/in-memory/in-memory-blob-store.ts';
import { LocalSpeech } from '../../src/adapters/local-speech/local-speech.ts';
import { InstantRenderer } from '../../src/adapters/rendering/instant-renderer.ts';
import { StudioRenderer } from '../../src/adapters/rendering/studio-renderer.ts';
import { TextOnlyRenderer } from '../../src/adapters/rendering/text-only-renderer.ts';
import { Studio } from '../../src/adapters/rendering/threads/studio.ts';
import type { SpeechSynthesizer } from '../../src/domain/ports/speech-synthesizer.ts';
import { SPEECH_THREAD, STUDIO_THREAD } from '../support/media/built-threads.ts';
import { fakeTextToSpeech, type GoogleFake, tokenClient } from '../support/media/google-fakes.ts';
import { sampleLesson } from '../support/samples.ts';
import { lessonRendererContract } from './lesson-renderer.contract.ts';

lessonRendererContract('instant', new InstantRenderer(), { audio: true, video: true });
lessonRendererContract('text only', new TextOnlyRenderer(), { audio: false, video: false });

const studio = new Studio({ threads: 1, thread: STUDIO_THREAD });
const local = new LocalSpeech({ voice: 'slt', threads: 1, thread: SPEECH_THREAD });
let fake: GoogleFake;
let google: GoogleSpeech;

beforeAll(async () => {
  fake = await fakeTextToSpeech();
  const connection = { apiEndpoint: '127.0.0.1', port: fake.port, protocol: 'http', authClient: tokenClient() };
  google = new GoogleSpeech({ connection: connection as never });
});

afterAll(async () => {
  await Promise.all([studio.close(), local.close(), google.close()]);
  await fake.close();
});

function rendererWith(speech: SpeechSynthesizer): StudioRenderer {
  return new StudioRenderer({ studio, speech, blobs: new InMemoryBlobStore() });
}

lessonRendererContract('local voice', rendererWith(local), { audio: true, video: true });

// The voice has a contract of its own; a film of it is drawn as any other.
test('the studio narrates with a Google voice on a fake', async () => {
  const renderer = rendererWith({ speak: (...asked) => google.speak(...asked) });
  const lesson = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0004');
  expect(await renderer.narrate(lesson, ['audio'], new AbortController().signal)).toMatchObject({
    kind: 'rendered',
    media: { audioUrl: expect.any(String), captionsUrl: expect.any(String), videoUrl: null },
  });
});
