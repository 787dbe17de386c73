import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { requestEventBodySchema } from '../wire/request-documents.ts';
import type { RequestEventRow } from './entities/request-event-entity.ts';

/** Throws UnrecognisedWord for an event of a type that this version does not know. */
export function eventOfRow({ requestId, sequence, generation, at, body }: RequestEventRow): RequestEvent {
  const parsed = requestEventBodySchema.safeParse(body);
  if (!parsed.success) {
    const type = typeof body === 'object' && body !== null && 'type' in body ? String(body.type) : typeof body;
    throw new UnrecognisedWord('request_events.body', type);
  }
  return { requestId, sequence, generation, at: at.getTime(), body: parsed.data };
}
