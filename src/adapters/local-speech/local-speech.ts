import type { Speech, SpeechResult, SpeechSynthesizer } from '../../domain/ports/speech-synthesizer.ts';
import { ThreadPool } from '../worker-threads/thread-pool.ts';
import type { SpeechTask } from './speech-thread.ts';
import type { LocalVoice } from './voices.ts';

/** How the local voice is run. */
export interface LocalSpeechOptions {
  readonly voice: LocalVoice;
  /** Threads that speak at once. */
  readonly threads: number;
  /** The compiled thread; where it stands beside this file, it need not be named. */
  readonly thread?: URL;
}

const THREAD = new URL('./speech-thread.js', import.meta.url);

/** Speaks English without any service, in threads of its own. */
export class LocalSpeech implements SpeechSynthesizer {
  readonly #voice: LocalVoice;
  readonly #threads: ThreadPool;

  constructor({ voice, threads, thread = THREAD }: LocalSpeechOptions) {
    this.#voice = voice;
    this.#threads = new ThreadPool(thread, threads);
  }

  async speak(sentences: readonly string[], language: string, signal: AbortSignal): Promise<SpeechResult> {
    if (!/^en(-|$)/i.test(language)) return { kind: 'unsupported_language' };
    try {
      signal.throwIfAborted();
      const task: SpeechTask = { sentences, voice: this.#voice };
      const pieces = await this.#threads.run<readonly Speech[]>(task, { signal });
      return { kind: 'spoken', pieces };
    } catch (thrown) {
      if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
      return { kind: 'failed', detail: `local speech: ${thrown instanceof Error ? thrown.message : 'unexpected'}` };
    }
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
