/** Waits, but no longer than until the browser says that the network is back, or the signal aborts. */
export function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = (): void => {
      clearTimeout(timer);
      window.removeEventListener('online', stop);
      signal.removeEventListener('abort', stop);
      resolve();
    };
    const timer = setTimeout(stop, milliseconds);
    window.addEventListener('online', stop);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
