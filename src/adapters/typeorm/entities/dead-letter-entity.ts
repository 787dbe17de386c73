import { EntitySchema } from 'typeorm';

/** A row of `dead_letters`. */
export interface DeadLetterRow {
  id: string;
  body: Buffer;
  reason: string;
  detail: string;
  requestId: string | null;
  filedAt: Date;
  state: string;
}

export const deadLetterEntity = new EntitySchema<DeadLetterRow>({
  name: 'dead_letter',
  tableName: 'dead_letters',
  columns: {
    id: { type: 'text', primary: true },
    body: { type: 'bytea' },
    reason: { type: 'text' },
    detail: { type: 'text' },
    requestId: { type: 'uuid', name: 'request_id', nullable: true },
    filedAt: { type: 'timestamptz', precision: 3, name: 'filed_at' },
    state: { type: 'text' },
  },
});
