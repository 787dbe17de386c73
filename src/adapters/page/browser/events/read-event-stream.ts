import { createParser } from 'eventsource-parser';
import { callApi } from '../api/call-api.ts';
import { type FollowedEvent, followedEvent } from './followed-event.ts';

/** The server says something every 15 seconds; a stream that is silent for this long is dead. */
const SILENCE = 45_000;

/**
 * Reads a request's events after a number until the stream stops. Not the browser's EventSource: that one can carry no
 * bearer token and does not tell a request that is unknown from a connection that broke.
 *
 * @returns `ended` when nothing more can come, `interrupted` when there may be more. Throws an ApiProblem, or what the
 * connection broke with.
 */
export async function readEventStream(
  requestId: string,
  after: number,
  on: { open(): void; event(event: FollowedEvent): void },
  signal: AbortSignal,
): Promise<'ended' | 'interrupted'> {
  // Not AbortSignal.any, which the browsers of some school devices do not have yet.
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  signal.addEventListener('abort', stop);
  let timer = setTimeout(stop, SILENCE);
  try {
    signal.throwIfAborted();
    const response = await callApi(`/v1/requests/${encodeURIComponent(requestId)}/events`, {
      headers: { accept: 'text/event-stream', ...(after > 0 && { 'last-event-id': String(after) }) },
      signal: stopping.signal,
      cache: 'no-store',
    });
    on.open();
    if (response.status === 204 || response.body === null) return 'ended';
    let ended = false;
    const parser = createParser({
      onEvent: (message) => {
        const event = followedEvent(message);
        ended ||= event.type === 'end';
        on.event(event);
      },
    });
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return ended ? 'ended' : 'interrupted';
      clearTimeout(timer);
      timer = setTimeout(stop, SILENCE);
      parser.feed(value);
    }
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
