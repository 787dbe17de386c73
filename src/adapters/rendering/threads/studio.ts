import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';
import type { film, RecordedFilm, RecordedNarration, record } from './studio-thread.ts';

/** How the studio works. */
export interface StudioOptions {
  /** Narrations and films in work at once, each in a thread of its own. */
  readonly threads: number;
  /** The compiled thread; where it stands beside this file, it need not be named. */
  readonly thread?: URL;
}

const THREAD = new URL('./studio-thread.js', import.meta.url);
/** A thread without work gives its memory back after this time, in milliseconds. */
const IDLE = 30_000;

/** Does what takes processor time in threads of its own, which are started with the first work. */
export class Studio {
  readonly #options: StudioOptions;
  #pool: Promise<Piscina> | null = null;

  constructor(options: StudioOptions) {
    this.#options = options;
  }

  /** Rejects when the work breaks, and as soon as the signal aborts. */
  async record(task: Parameters<typeof record>[0], signal: AbortSignal): Promise<RecordedNarration> {
    const transferList = task.pieces.map(({ samples }) => samples.buffer as ArrayBuffer);
    return (await this.#threads()).run(task, { name: 'record', signal, transferList });
  }

  /** The same for a film. */
  async film(task: Parameters<typeof film>[0], signal: AbortSignal): Promise<RecordedFilm> {
    return (await this.#threads()).run(task, { name: 'film', signal });
  }

  #threads(): Promise<Piscina> {
    this.#pool ??= this.#open();
    return this.#pool;
  }

  async #open(): Promise<Piscina> {
    const { Piscina } = await import('piscina');
    const { threads, thread = THREAD } = this.#options;
    const filename = fileURLToPath(thread);
    const pool: Piscina = new Piscina({ filename, minThreads: 0, maxThreads: threads, idleTimeout: IDLE });
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
