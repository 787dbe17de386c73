import type { ContentRequest } from '../../../domain/content-request.ts';
import { PortFault } from '../../../domain/generation-fault.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { RequestView } from '../../wire/request-view.ts';
import type { HttpPorts } from '../http-dependencies.ts';
import type { EventStreamSettings } from '../http-settings.ts';
import { type Expectation, expectationOf } from './expectation.ts';
import { serverSentComment, serverSentEvent } from './server-sent-events.ts';
import { streamEvent } from './stream-event.ts';

/** Events read from the database at once. */
const BATCH = 50;

/**
 * A request's events after a number, as chunks of a stream, until nothing more can come or the signal aborts. Reads
 * the repository, so that it follows whichever process does the work. The newest event of each look carries the view.
 */
export async function* followRequest(
  { repository, clock }: Pick<HttpPorts, 'repository' | 'clock'>,
  settings: EventStreamSettings,
  view: (request: ContentRequest) => Promise<RequestView>,
  from: { readonly request: ContentRequest; readonly after: number; readonly signal: AbortSignal },
): AsyncGenerator<string, void> {
  let { request, after } = from;
  let spokeAt = clock.now();
  yield serverSentComment(`events of request ${request.id}`);
  while (!from.signal.aborted) {
    const chunks = await look();
    for (const chunk of chunks) yield chunk;
    if (chunks.length > 0) spokeAt = clock.now();
    if (after < request.lastEvent) {
      if (chunks.length === 0) await clock.sleep(settings.pollEvery, from.signal);
      continue;
    }
    const expectation = expectationOf(request.state);
    if (expectation === 'nothing') {
      yield serverSentEvent({ event: 'end', data: { status: request.state.status } });
      return;
    }
    await clock.sleep(pollingTime(settings, expectation), from.signal);
    if (clock.now() - spokeAt >= settings.heartbeatEvery) {
      yield serverSentComment('waiting');
      spokeAt = clock.now();
    }
  }

  /** A database that is away for a moment is asked again; the stream stays. */
  async function look(): Promise<readonly string[]> {
    try {
      const events = await repository.eventsAfter(request.id, after, BATCH);
      const newest = events.at(-1);
      if (newest === undefined) return [];
      const current = await repository.find(request.id);
      if (current === null) return [];
      const seen = await view(current);
      request = current;
      after = newest.sequence;
      return events.map((event) => {
        const { id, event: type, data } = streamEvent(event);
        return serverSentEvent({ id, event: type, data: event === newest ? { ...data, view: seen } : data });
      });
    } catch (thrown) {
      if (thrown instanceof PortFault && thrown.retryable) return [];
      throw thrown;
    }
  }
}

function pollingTime(settings: EventStreamSettings, expectation: Exclude<Expectation, 'nothing'>): Milliseconds {
  return expectation === 'soon' ? settings.pollEvery : settings.pollWaitingEvery;
}
