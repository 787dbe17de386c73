import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { Speech, SpeechResult, SpeechSynthesizer } from '../../domain/ports/speech-synthesizer.ts';
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
/** A thread that has nothing to say gives its memory back after this time, in milliseconds. */
const IDLE = 30_000;

/** Speaks English without any service, in threads of its own, which are started when something is first said. */
export class LocalSpeech implements SpeechSynthesizer {
  readonly #options: LocalSpeechOptions;
  #pool: Promise<Piscina<SpeechTask, readonly Speech[]>> | null = null;

  constructor(options: LocalSpeechOptions) {
    this.#options = options;
  }

  async speak(sentences: readonly string[], language: string, signal: AbortSignal): Promise<SpeechResult> {
    if (!/^en(-|$)/i.test(language)) return { kind: 'unsupported_language' };
    try {
      signal.throwIfAborted();
      this.#pool ??= this.#open();
      const pool = await this.#pool;
      const pieces = await pool.run({ sentences, voice: this.#options.voice }, { signal });
      return { kind: 'spoken', pieces };
    } catch (thrown) {
      if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
      return { kind: 'failed', detail: `local speech: ${thrown instanceof Error ? thrown.message : 'unexpected'}` };
    }
  }

  async #open(): Promise<Piscina<SpeechTask, readonly Speech[]>> {
    const { Piscina } = await import('piscina');
    const { threads, thread = THREAD } = this.#options;
    const filename = fileURLToPath(thread);
    const pool: Piscina<SpeechTask, readonly Speech[]> = new Piscina({
      filename,
      minThreads: 0,
      maxThreads: threads,
      idleTimeout: IDLE,
    });
    // A thread that cannot even start would be started again for ever: what waits is rejected, and the next work tries anew.
    pool.on('error', () => {
      this.#pool = null;
      void pool.destroy();
    });
    return pool;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    const pool = await this.#pool;
    await pool?.destroy();
  }
}
