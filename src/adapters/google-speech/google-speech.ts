import type { TextToSpeechClient } from '@google-cloud/text-to-speech';
import type { Speech, SpeechResult, SpeechSynthesizer } from '../../domain/ports/speech-synthesizer.ts';
import { readSpeech } from './read-speech.ts';

/** How the service is used. */
export interface GoogleSpeechOptions {
  /** Name of a voice, such as `en-US-Neural2-F`; without it the service chooses one of the language. */
  readonly voice?: string;
  /** For a local fake, or other credentials than the environment's. */
  readonly connection?: ConstructorParameters<typeof TextToSpeechClient>[0];
}

/** Sentences asked for at once: a lesson has about forty, and the service has a quota a minute. */
const AT_ONCE = 6;
/** For one sentence, in milliseconds. */
const TIMEOUT = 20_000;
const SAMPLE_RATE = 24_000;

/**
 * Google Cloud Text-to-Speech. Each sentence is asked for by itself, so that captions are timed by the sound itself and
 * by no mark that only some voices give. The SDK is loaded when something is first said.
 */
export class GoogleSpeech implements SpeechSynthesizer {
  readonly #options: GoogleSpeechOptions;
  #client: Promise<TextToSpeechClient> | null = null;

  constructor(options: GoogleSpeechOptions) {
    this.#options = options;
  }

  async speak(sentences: readonly string[], language: string, signal: AbortSignal): Promise<SpeechResult> {
    const languageCode = /^en$/i.test(language) ? 'en-US' : language;
    const { voice } = this.#options;
    // A voice is of one language.
    if (voice !== undefined && !voice.startsWith(languageCode.slice(0, 2))) return { kind: 'unsupported_language' };
    try {
      const pieces: Speech[] = [];
      for (let at = 0; at < sentences.length; at += AT_ONCE) {
        signal.throwIfAborted();
        const some = sentences.slice(at, at + AT_ONCE).map((sentence) => this.#say(sentence, languageCode));
        pieces.push(...(await orAborted(Promise.all(some), signal)));
      }
      return { kind: 'spoken', pieces };
    } catch (thrown) {
      if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
      return isUnknownLanguage(thrown)
        ? { kind: 'unsupported_language' }
        : { kind: 'failed', detail: `Text-to-Speech: ${describe(thrown)}` };
    }
  }

  async #say(text: string, languageCode: string): Promise<Speech> {
    this.#client ??= this.#open();
    const client = await this.#client;
    const [{ audioContent }] = await client.synthesizeSpeech(
      {
        input: { text },
        voice: { languageCode, ...(this.#options.voice !== undefined && { name: this.#options.voice }) },
        audioConfig: { audioEncoding: 'LINEAR16', sampleRateHertz: SAMPLE_RATE },
      },
      // Whether to try again is decided by the caller, who has a deadline.
      { timeout: TIMEOUT, retry: null },
    );
    return readSpeech(audioContent, SAMPLE_RATE);
  }

  async #open(): Promise<TextToSpeechClient> {
    const { TextToSpeechClient: Client } = await import('@google-cloud/text-to-speech');
    return new Client({ fallback: true, ...this.#options.connection });
  }

  async close(): Promise<void> {
    const client = await this.#client?.catch(() => null);
    await client?.close();
  }
}

/** The SDK's calls cannot be cancelled over REST; what comes late is dropped. */
function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
  });
}

/** gRPC's INVALID_ARGUMENT, with the service's words for a language it has no voice for. */
function isUnknownLanguage(thrown: unknown): boolean {
  const { code, message } = thrown as { code?: unknown; message?: unknown };
  return (code === 3 || code === 400) && /language|voice/i.test(String(message));
}

/** The status alone: a message may quote what was to be said. */
function describe(thrown: unknown): string {
  const code = (thrown as { code?: unknown } | null)?.code;
  return code === undefined ? 'could not be reached' : `status ${String(code)}`;
}
