import { fileURLToPath } from 'node:url';
import type { Piscina } from 'piscina';

/** A thread without work gives its memory back after this time, in milliseconds. */
const IDLE = 30_000;

/** A pool that is open, and the error that broke it, once there is one. */
interface OpenPool {
  readonly threads: Piscina;
  broken: Error | null;
}

type RunOptions = NonNullable<Parameters<Piscina['run']>[1]>;

/** Does what takes processor time in threads of its own, which are started with the first work. */
export class ThreadPool {
  readonly #thread: URL;
  readonly #most: number;
  #pool: Promise<OpenPool> | null = null;

  /**
   * @param thread the compiled module that each thread runs
   * @param most works in progress at once, each in a thread of its own
   */
  constructor(thread: URL, most: number) {
    this.#thread = thread;
    this.#most = most;
  }

  /**
   * Runs one exported function of the thread's module.
   *
   * Rejects with the work's own error; with what keeps threads from starting, where none can; and as soon as the signal
   * aborts, which also ends the thread's work.
   */
  async run<Result>(
    task: unknown,
    options: Pick<RunOptions, 'name' | 'transferList'> & { readonly signal: AbortSignal },
  ): Promise<Result> {
    this.#pool ??= this.#open();
    const pool = await this.#pool;
    try {
      return await pool.threads.run(task, options);
    } catch (thrown) {
      throw pool.broken ?? thrown;
    }
  }

  async #open(): Promise<OpenPool> {
    const { Piscina } = await import('piscina');
    const filename = fileURLToPath(this.#thread);
    const threads = new Piscina({ filename, minThreads: 0, maxThreads: this.#most, idleTimeout: IDLE });
    const pool: OpenPool = { threads, broken: null };
    // A thread that cannot even start would be started again for ever: what waits is rejected, and the next work tries anew.
    threads.on('error', (error: Error) => {
      pool.broken ??= new Error(`no thread could start: ${error.message}`, { cause: error });
      this.#pool = null;
      void threads.destroy();
    });
    return pool;
  }

  /** Ends the threads. */
  async close(): Promise<void> {
    const pool = await this.#pool;
    await pool?.threads.destroy();
  }
}
