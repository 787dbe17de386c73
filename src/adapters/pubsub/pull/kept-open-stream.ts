import type { Milliseconds } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { IdGenerator } from '../../../domain/ports/id-generator.ts';
import { backoffDelay } from '../../../domain/retry-policy.ts';
import type { OpenPullStream, PulledMessage, PullStream } from './pull-stream.ts';

/** How a stream is kept open. */
export interface KeepOpenOptions {
  readonly open: OpenPullStream;
  readonly onMessage: (message: PulledMessage) => void;
  /** Whether messages are held back on purpose, so that silence means nothing. */
  readonly isFull: () => boolean;
  readonly onFault: (detail: string) => void;
  readonly stallAfter: Milliseconds;
  /** How long a stream that was replaced may take to settle what it gave out. */
  readonly longestHandling: Milliseconds;
  readonly clock: Clock;
  readonly ids: IdGenerator;
}

const REOPENING = { maxAttempts: Number.POSITIVE_INFINITY, firstDelay: 1_000, maxDelay: 30_000 } as const;

/**
 * A streaming pull that is opened anew when it breaks, ends, or falls silent. What the old stream gave out is still
 * settled through it.
 */
export class KeptOpenStream {
  readonly #options: KeepOpenOptions;
  readonly #stopping = new AbortController();
  readonly #replaced = new Set<Promise<void>>();
  readonly #running: Promise<PullStream>;

  constructor(options: KeepOpenOptions) {
    this.#options = options;
    this.#running = this.#keepOpen();
  }

  /** Receives nothing more; resolves when everything that was received is settled or handed back. */
  async close(within: Milliseconds): Promise<void> {
    this.#stopping.abort();
    await (await this.#running).close(within);
    await Promise.all(this.#replaced);
  }

  /** Runs until the stop, and answers the stream that is open then. */
  async #keepOpen(): Promise<PullStream> {
    const { clock, ids, longestHandling } = this.#options;
    for (let failures = 0; ; ) {
      const watched = this.#openWatched();
      const ended = await watched.ended;
      if (ended === 'stopped') return watched.stream;
      const closing = watched.stream.close(longestHandling).finally(() => this.#replaced.delete(closing));
      this.#replaced.add(closing);
      failures = ended === 'silent' || watched.received() ? 0 : failures + 1;
      const wait = ended === 'silent' ? 0 : backoffDelay(REOPENING, Math.max(1, failures), ids.random());
      if ((await clock.sleep(wait, this.#stopping.signal)) === 'aborted') return watched.stream;
    }
  }

  #openWatched() {
    const { open, onMessage, onFault, isFull, clock, stallAfter } = this.#options;
    const broken = new AbortController();
    const over = AbortSignal.any([broken.signal, this.#stopping.signal]);
    let received = false;
    let lastActive = clock.now();
    const stream = open({
      onMessage(message) {
        received = true;
        lastActive = clock.now();
        onMessage(message);
      },
      onBroken(detail) {
        onFault(detail);
        broken.abort();
      },
      onFault,
    });

    const watch = async (): Promise<'broken' | 'silent' | 'stopped'> => {
      while ((await clock.sleep(stallAfter / 4, over)) === 'elapsed') {
        if (!stream.isOpen) return 'broken';
        if (isFull()) lastActive = clock.now();
        else if (clock.now() - lastActive >= stallAfter) return 'silent';
      }
      return this.#stopping.signal.aborted ? 'stopped' : 'broken';
    };
    return { stream, received: () => received, ended: watch() };
  }
}
