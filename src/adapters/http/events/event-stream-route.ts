import { z } from 'zod';
import type { HttpDependencies } from '../http-dependencies.ts';
import { observeThrown } from '../problems/answer-thrown.ts';
import type { RequestReader } from '../requests/request-reader.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { expectationOf } from './expectation.ts';
import { followRequest } from './follow-request.ts';
import { OpenStreams } from './open-streams.ts';
import { pulledStream } from './server-sent-events.ts';

const sequence = z
  .string()
  .regex(/^\d{1,9}$/, 'Send the id of the last event that you saw: a number.')
  .transform(Number)
  .optional()
  .meta({ description: 'The id of the last event that was seen; those after it are sent.' });

const STREAM_HEADERS = {
  'content-type': 'text/event-stream',
  // Asks reverse proxies (nginx and those that follow it) to hand chunks on at once.
  'x-accel-buffering': 'no',
};

/** A student follows a request as it goes. */
export function eventStreamRoute(
  dependencies: Pick<HttpDependencies, 'ports' | 'settings' | 'report'>,
  reader: RequestReader,
): GuardedRoute {
  const { ports, settings } = dependencies;
  const streams = new OpenStreams(settings.events.streamsPerStudent);
  return guardedRoute({
    method: 'get',
    path: '/v1/requests/{id}/events',
    access: ['student', 'operator'],
    name: 'followRequest',
    summary: 'Follow a request',
    description:
      'Server-sent events: `id` is the number of the event, `event` its type, `data` its JSON with `sequence`, `at`, ' +
      'what belongs to the type, and in the newest one `view`, the request as it stands. Stored events come first, then ' +
      'new ones. `end`, without an id, is the last event: nothing more can come. Comments keep the connection alive.',
    parameters: { id: 'The request’s id.' },
    headers: z.object({ 'last-event-id': sequence }),
    query: z.object({ lastEventId: sequence }),
    answers: {
      200: { description: 'The stream.', mediaType: 'text/event-stream' },
      204: { description: 'Every event was seen and none can come: a client must not connect again.' },
    },
    problems: ['unknown_request', 'rate_limited'],
    handle: async ({ context, identity, headers, query }) => {
      const request = await reader.readable(context.req.param('id'), identity);
      const after = Math.min(headers['last-event-id'] ?? query.lastEventId ?? 0, request.lastEvent);
      if (after === request.lastEvent && expectationOf(request.state) === 'nothing') return context.body(null, 204);
      // The headers alone: a stream that nobody reads would never be given back.
      if (context.req.raw.method === 'HEAD') return context.body(null, 200, STREAM_HEADERS);
      const stopped = streams.take(identity.subject);
      const gone = new AbortController();
      const { closing } = context.env;
      const signal = closing === undefined ? gone.signal : AbortSignal.any([gone.signal, closing]);
      const chunks = followRequest(ports, settings.events, (current) => reader.view(current), {
        request,
        after,
        signal,
      });
      const body = pulledStream(chunks, {
        leave: () => gone.abort(),
        stopped,
        broken: (thrown) => observeThrown(dependencies, thrown, context),
      });
      return context.body(body, 200, STREAM_HEADERS);
    },
  });
}
