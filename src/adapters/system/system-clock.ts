import type { Instant, Milliseconds } from '../../domain/instant.ts';
import type { Clock, Deadline } from '../../domain/ports/clock.ts';

// setTimeout treats longer delays as 1 ms.
const LONGEST_TIMER: Milliseconds = 2 ** 31 - 1;

/** The machine's own time. */
export class SystemClock implements Clock {
  #latest: Instant = 0;

  now(): Instant {
    // The wall clock may be set back; promise 1 says that time here is not.
    this.#latest = Math.max(this.#latest, Date.now());
    return this.#latest;
  }

  sleep(duration: Milliseconds, signal?: AbortSignal): Promise<'elapsed' | 'aborted'> {
    if (signal?.aborted) return Promise.resolve('aborted');
    if (duration <= 0) return Promise.resolve('elapsed');
    return new Promise((resolve) => {
      const timer = setTimeout(
        () => {
          signal?.removeEventListener('abort', wake);
          resolve('elapsed');
        },
        Math.min(Math.ceil(duration), LONGEST_TIMER),
      );
      function wake(): void {
        clearTimeout(timer);
        resolve('aborted');
      }
      signal?.addEventListener('abort', wake, { once: true });
    });
  }

  deadline(at: Instant, parent?: AbortSignal): Deadline {
    const controller = new AbortController();
    const abort = () => {
      release();
      controller.abort();
    };
    const remaining = at - this.now();
    const timer = setTimeout(abort, Math.min(Math.max(0, Math.ceil(remaining)), LONGEST_TIMER));
    const release = () => {
      clearTimeout(timer);
      parent?.removeEventListener('abort', abort);
    };
    if (parent?.aborted || remaining <= 0) abort();
    else parent?.addEventListener('abort', abort, { once: true });
    return { signal: controller.signal, cancel: release };
  }

  after(duration: Milliseconds, run: () => void): () => void {
    const timer = setTimeout(run, Math.min(Math.max(0, Math.ceil(duration)), LONGEST_TIMER));
    return () => clearTimeout(timer);
  }
}
