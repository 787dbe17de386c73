import { ThreadPool } from '../../worker-threads/thread-pool.ts';
import type { film, RecordedFilm, RecordedNarration, record } from './studio-thread.ts';

/** How the studio works. */
export interface StudioOptions {
  /** Narrations and films in work at once, each in a thread of its own. */
  readonly threads: number;
  /** The compiled thread; where it stands beside this file, it need not be named. */
  readonly thread?: URL;
}

const THREAD = new URL('./studio-thread.js', import.meta.url);

/** Cuts narrations and draws films in threads of its own. */
export class Studio {
  readonly #threads: ThreadPool;

  constructor({ threads, thread = THREAD }: StudioOptions) {
    this.#threads = new ThreadPool(thread, threads);
  }

  /** Rejects when the work breaks, and as soon as the signal aborts. */
  record(task: Parameters<typeof record>[0], signal: AbortSignal): Promise<RecordedNarration> {
    const transferList = task.pieces.map(({ samples }) => samples.buffer as ArrayBuffer);
    return this.#threads.run(task, { name: 'record', signal, transferList });
  }

  /** The same for a film. */
  film(task: Parameters<typeof film>[0], signal: AbortSignal): Promise<RecordedFilm> {
    return this.#threads.run(task, { name: 'film', signal });
  }

  /** Ends the threads. */
  close(): Promise<void> {
    return this.#threads.close();
  }
}
