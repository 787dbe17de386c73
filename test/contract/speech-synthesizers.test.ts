import { expect, test } from '@jest/globals';
import { GoogleSpeech } from '../../src/adapters/google-speech/google-speech.ts';
import { LocalSpeech } from '../../src/adapters/local-speech/local-speech.ts';
import { SPEECH_THREAD } from '../support/media/built-threads.ts';
import { fakeTextToSpeech, type GoogleFake, tokenClient } from '../support/media/google-fakes.ts';
import { speechSynthesizerContract } from './speech-synthesizer.contract.ts';

speechSynthesizerContract('local', async () => {
  const speech = new LocalSpeech({ voice: 'slt', threads: 1, thread: SPEECH_THREAD });
  return { speech, close: () => speech.close() };
});

function googleAt({ port }: GoogleFake): GoogleSpeech {
  const connection = { apiEndpoint: '127.0.0.1', port, protocol: 'http', authClient: tokenClient() };
  return new GoogleSpeech({ connection: connection as never });
}

speechSynthesizerContract('Google on a fake', async () => {
  const fake = await fakeTextToSpeech();
  const speech = googleAt(fake);
  return {
    speech,
    close: async () => {
      await speech.close();
      await fake.close();
    },
  };
});

test.each([403, 429, 503])('Google answering %i is a failure with its status, not an exception', async (status) => {
  const fake = await fakeTextToSpeech();
  const speech = googleAt(fake);
  fake.failWith = status;
  const said = await speech.speak(['A secret sentence.'], 'en', new AbortController().signal);
  expect(said.kind).toBe('failed');
  expect(JSON.stringify(said)).not.toContain('secret');
  expect(fake.calls).toEqual(['POST /v1/text:synthesize']);
  await speech.close();
  await fake.close();
});
