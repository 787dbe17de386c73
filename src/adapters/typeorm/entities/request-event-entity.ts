import { EntitySchema } from 'typeorm';

/** A row of `request_events`. */
export interface RequestEventRow {
  requestId: string;
  sequence: number;
  generation: number;
  at: Date;
  body: unknown;
}

export const requestEventEntity = new EntitySchema<RequestEventRow>({
  name: 'request_event',
  tableName: 'request_events',
  columns: {
    requestId: { type: 'uuid', name: 'request_id', primary: true },
    sequence: { type: 'integer', primary: true },
    generation: { type: 'integer' },
    at: { type: 'timestamptz', precision: 3 },
    body: { type: 'jsonb' },
  },
});
