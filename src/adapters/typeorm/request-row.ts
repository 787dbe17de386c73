import { match } from 'ts-pattern';
import { z } from 'zod';
import type { ContentRequest, RequestState, UpgradeState } from '../../domain/content-request.ts';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import type { GenerationOutcome } from '../../domain/generation-outcome.ts';
import type { RequestPage, UnreadableRequest } from '../../domain/ports/request-repository.ts';
import { REQUEST_STATUSES, statusOfOutcome } from '../../domain/request-status.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import { lessonDraftSchema } from '../wire/lesson-schema.ts';
import { outcomeSchema } from '../wire/outcome-schema.ts';
import { checkpointsSchema, clarificationsSchema, workingStageSchema } from '../wire/request-documents.ts';
import { modalitiesSchema, traceSchema } from '../wire/text-schemas.ts';
import type { RequestRow } from './entities/request-entity.ts';

/** The request that a row holds. Throws UnrecognisedWord, with the raw word, for anything this version does not know. */
export function requestOfRow(row: RequestRow): ContentRequest {
  return {
    id: row.id,
    correlationId: row.correlationId,
    studentId: row.studentId,
    idempotencyKey: row.idempotencyKey,
    question: {
      query: row.query,
      grade: row.grade,
      interests: known(z.array(z.string()), row.interests, 'requests.interests'),
      modalities: known(modalitiesSchema, row.modalities, 'requests.modalities'),
      language: row.language,
    },
    createdAt: row.createdAt.getTime(),
    updatedAt: row.updatedAt.getTime(),
    state: stateOfRow(row),
    fence: row.fence,
    generation: row.generation,
    attempts: row.attempts,
    startedAt: row.startedAt?.getTime() ?? null,
    clarifications: known(clarificationsSchema, row.clarifications, 'requests.clarifications'),
    checkpoints: known(checkpointsSchema, row.checkpoints, 'requests.checkpoints'),
    recheckAt: row.recheckAt?.getTime() ?? null,
    lastEvent: row.lastEvent,
    trace: traceOfRow(row),
  };
}

/** Reads what can be read, and names what cannot: one row with an unknown word must not hide the others. */
export function readRows(rows: readonly RequestRow[]): Pick<RequestPage, 'requests' | 'unreadable'> {
  const requests: ContentRequest[] = [];
  const unreadable: UnreadableRequest[] = [];
  for (const row of rows) {
    try {
      requests.push(requestOfRow(row));
    } catch (thrown) {
      if (!(thrown instanceof UnrecognisedWord)) throw thrown;
      unreadable.push({ id: row.id, where: thrown.where, raw: thrown.raw });
    }
  }
  return { requests, unreadable };
}

/** The trace of a submission; one that cannot be read is only less to look at, so it is left out. */
export function traceOfRow({ trace }: Pick<RequestRow, 'trace'>): TraceContext | null {
  return traceSchema.safeParse(trace).data ?? null;
}

function stateOfRow(row: RequestRow): RequestState {
  const status = known(z.enum(REQUEST_STATUSES), row.status, 'requests.status');
  return match(status)
    .returnType<RequestState>()
    .with('queued', (queued) => ({ status: queued, notBefore: row.notBefore?.getTime() ?? 0 }))
    .with('generating', (generating) => ({
      status: generating,
      stage: known(workingStageSchema, row.stage, 'requests.stage'),
      lease: leaseOfRow(row),
      draft: known(lessonDraftSchema.nullable(), row.draft, 'requests.draft'),
    }))
    .with('cancelled', (cancelled) => ({ status: cancelled }))
    .with('completed', 'awaiting_clarification', 'out_of_scope', 'blocked', 'failed', (ended) => {
      const outcome: GenerationOutcome = known(outcomeSchema, row.outcome, 'requests.outcome');
      if (statusOfOutcome(outcome) !== ended)
        throw new UnrecognisedWord('requests.status', `${ended} with ${outcome.kind}`);
      return stateOfOutcome(outcome, row);
    })
    .exhaustive();
}

function stateOfOutcome(ended: GenerationOutcome, row: RequestRow): RequestState {
  return match(ended)
    .returnType<RequestState>()
    .with({ kind: 'success' }, { kind: 'cached' }, (outcome) => ({
      status: 'completed',
      outcome,
      upgrade: upgradeOfRow(row),
    }))
    .with({ kind: 'clarification_needed' }, (outcome) => ({ status: 'awaiting_clarification', outcome }))
    .with({ kind: 'out_of_scope' }, (outcome) => ({ status: 'out_of_scope', outcome }))
    .with({ kind: 'blocked' }, (outcome) => ({ status: 'blocked', outcome }))
    .with({ kind: 'failed' }, (outcome) => ({ status: 'failed', outcome }))
    .exhaustive();
}

const upgradeKindSchema = z.enum(['none', 'possible', 'wanted', 'running']);

function upgradeOfRow(row: RequestRow): UpgradeState {
  const kind = known(upgradeKindSchema, row.upgrade, 'requests.upgrade');
  return kind === 'running' ? { kind, lease: leaseOfRow(row) } : { kind };
}

function leaseOfRow(row: RequestRow) {
  return { worker: row.leaseWorker ?? '', expiresAt: row.leaseExpiresAt?.getTime() ?? 0 };
}

function known<Value>(schema: z.ZodType<Value>, value: unknown, where: string): Value {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  // A closed word is kept whole; of a document only its kind and the place, since it may hold a student's words.
  const kind = z.object({ kind: z.string() }).safeParse(value);
  const places = parsed.error.issues.map(({ path }) => path.join('.')).join(', ');
  const raw = typeof value === 'string' ? value : `${kind.success ? kind.data.kind : typeof value} (${places})`;
  throw new UnrecognisedWord(where, raw);
}
