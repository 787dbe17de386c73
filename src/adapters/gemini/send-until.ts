import type { TransportOutcome } from './gemini-transport.ts';

/** A transport's outcome, or `stopped` when the signal aborted first. */
export type SentOutcome = TransportOutcome | { readonly kind: 'stopped' };

/**
 * Sends, but waits no longer than the signal: one of the SDKs cannot abort. What the transport answers after that is
 * dropped.
 */
export function sendUntil(signal: AbortSignal, send: () => Promise<TransportOutcome>): Promise<SentOutcome> {
  if (signal.aborted) return Promise.resolve({ kind: 'stopped' });
  return new Promise((resolve, reject) => {
    const stop = () => resolve({ kind: 'stopped' });
    signal.addEventListener('abort', stop, { once: true });
    send()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', stop));
  });
}
