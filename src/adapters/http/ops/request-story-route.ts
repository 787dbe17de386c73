import type { ContentRequest } from '../../../domain/content-request.ts';
import type { Instant } from '../../../domain/instant.ts';
import { leaseOf } from '../../../domain/life-cycle/transition.ts';
import type { RequestRepository } from '../../../domain/ports/request-repository.ts';
import type { RequestEvent } from '../../../domain/request-event.ts';
import { requestStorySchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import type { RequestReader } from '../requests/request-reader.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';

/** An operator reads all that happened to a request. */
export function requestStoryRoute({ ports }: Pick<HttpDependencies, 'ports'>, reader: RequestReader): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/requests/{id}',
    access: ['operator'],
    name: 'readRequestStory',
    summary: 'Read all that happened to a request',
    parameters: { id: 'The request’s id.' },
    answers: { 200: { description: 'The request, its inner state, and every event.', schema: requestStorySchema } },
    problems: ['unknown_request'],
    handle: async ({ context }) => {
      const request = await reader.find(context.req.param('id'));
      const events = await allEvents(ports.repository, request.id);
      return context.json({
        request: await reader.view(request),
        ...innerState(request),
        events: events.map(({ sequence, generation, at, body }) => ({ sequence, generation, at: iso(at), body })),
      });
    },
  });
}

function innerState(request: ContentRequest) {
  const { studentId, idempotencyKey, generation, attempts, fence, startedAt, recheckAt, trace, state } = request;
  const lease = leaseOf(request);
  return {
    studentId,
    idempotencyKey,
    generation,
    attempts,
    fence,
    startedAt: startedAt === null ? null : iso(startedAt),
    recheckAt: recheckAt === null ? null : iso(recheckAt),
    lease: lease === null ? null : { worker: lease.worker, expiresAt: iso(lease.expiresAt) },
    upgrade: state.status === 'completed' ? state.upgrade.kind : null,
    traceparent: trace?.traceparent ?? null,
    clarifications: request.clarifications,
    provenance: request.checkpoints.provenance,
  };
}

async function allEvents(repository: RequestRepository, id: string): Promise<readonly RequestEvent[]> {
  const events: RequestEvent[] = [];
  for (;;) {
    const page = await repository.eventsAfter(id, events.at(-1)?.sequence ?? 0, 200);
    if (page.length === 0) return events;
    events.push(...page);
  }
}

function iso(instant: Instant): string {
  return new Date(instant).toISOString();
}
