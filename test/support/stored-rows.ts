import { type RequestRow, requestEntity } from '../../src/adapters/typeorm/entities/request-entity.ts';
import type { RequestEventRow } from '../../src/adapters/typeorm/entities/request-event-entity.ts';
import { newRow } from '../../src/adapters/typeorm/request-columns.ts';
import type { ContentRequest } from '../../src/domain/content-request.ts';
import type { RequestEvent } from '../../src/domain/request-event.ts';

/** The row that a database makes of what is sent to it for this request. */
export function storedRow(request: ContentRequest): RequestRow {
  const sent = JSON.parse(JSON.stringify(newRow(request))) as Record<string, unknown>;
  const columns = Object.entries(requestEntity.options.columns).map(([name, column]) => {
    const value = sent[name] ?? null;
    return [name, column?.type === 'timestamptz' && value !== null ? new Date(Number(value)) : value];
  });
  return Object.fromEntries(columns) as RequestRow;
}

export function storedEvent({ at, ...event }: RequestEvent): RequestEventRow {
  return { ...event, at: new Date(at), body: JSON.parse(JSON.stringify(event.body)) };
}
