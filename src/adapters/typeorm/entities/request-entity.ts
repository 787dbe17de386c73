import { EntitySchema } from 'typeorm';

/** A row of `requests`: plain columns and JSON documents, no domain types. Read and written by request-row.ts alone. */
export interface RequestRow {
  id: string;
  correlationId: string;
  studentId: string;
  idempotencyKey: string | null;
  query: string;
  grade: number;
  interests: unknown;
  modalities: unknown;
  language: string;
  createdAt: Date;
  updatedAt: Date;
  status: string;
  stage: string | null;
  draft: unknown;
  notBefore: Date | null;
  leaseWorker: string | null;
  leaseExpiresAt: Date | null;
  outcome: unknown;
  upgrade: string | null;
  fence: number;
  generation: number;
  attempts: number;
  startedAt: Date | null;
  clarifications: unknown;
  checkpoints: unknown;
  recheckAt: Date | null;
  waitingForModel: boolean;
  lastEvent: number;
  trace: unknown;
}

const instant = { type: 'timestamptz', precision: 3 } as const;

export const requestEntity = new EntitySchema<RequestRow>({
  name: 'request',
  tableName: 'requests',
  columns: {
    id: { type: 'uuid', primary: true },
    correlationId: { type: 'text', name: 'correlation_id' },
    studentId: { type: 'text', name: 'student_id' },
    idempotencyKey: { type: 'text', name: 'idempotency_key', nullable: true },
    query: { type: 'text' },
    grade: { type: 'smallint' },
    interests: { type: 'jsonb' },
    modalities: { type: 'jsonb' },
    language: { type: 'text' },
    createdAt: { ...instant, name: 'created_at' },
    updatedAt: { ...instant, name: 'updated_at' },
    status: { type: 'text' },
    stage: { type: 'text', nullable: true },
    draft: { type: 'jsonb', nullable: true },
    notBefore: { ...instant, name: 'not_before', nullable: true },
    leaseWorker: { type: 'text', name: 'lease_worker', nullable: true },
    leaseExpiresAt: { ...instant, name: 'lease_expires_at', nullable: true },
    outcome: { type: 'jsonb', nullable: true },
    upgrade: { type: 'text', nullable: true },
    fence: { type: 'integer' },
    generation: { type: 'integer' },
    attempts: { type: 'integer' },
    startedAt: { ...instant, name: 'started_at', nullable: true },
    clarifications: { type: 'jsonb' },
    checkpoints: { type: 'jsonb' },
    recheckAt: { ...instant, name: 'recheck_at', nullable: true },
    waitingForModel: { type: 'boolean', name: 'waiting_for_model' },
    lastEvent: { type: 'integer', name: 'last_event' },
    trace: { type: 'jsonb', nullable: true },
  },
});
