import type { ContentRequest, Lease, RequestState } from '../../domain/content-request.ts';
import type { Instant } from '../../domain/instant.ts';
import type { DecidedOn } from './decided-write.ts';
import type { RequestRow } from './entities/request-entity.ts';

/**
 * Columns as they are sent, in a JSON document: instants in milliseconds, and nothing where the column is null. Both are
 * far cheaper than what a row object has, to write and to read, and these documents are most of what a write costs.
 */
type Sent<Value> = Value extends null ? undefined : Value extends Date ? Instant : Value;
type SentColumns<Name extends keyof RequestRow> = { readonly [Column in Name]: Sent<RequestRow[Column]> };

/** What a request never changes after its submission. */
type FixedColumn =
  | 'correlationId'
  | 'studentId'
  | 'idempotencyKey'
  | 'query'
  | 'grade'
  | 'interests'
  | 'modalities'
  | 'language'
  | 'createdAt'
  | 'trace';

type StateColumn =
  | 'status'
  | 'stage'
  | 'draft'
  | 'notBefore'
  | 'leaseWorker'
  | 'leaseExpiresAt'
  | 'outcome'
  | 'upgrade'
  | 'waitingForModel';

/** A new row. Both functions name each column rather than spread what they share, which takes several times as long. */
export function newRow(request: ContentRequest): SentColumns<keyof RequestRow> {
  const { question } = request;
  const state = columnsOfState(request.state);
  return {
    id: request.id,
    correlationId: request.correlationId,
    studentId: request.studentId,
    idempotencyKey: request.idempotencyKey ?? undefined,
    query: question.query,
    grade: question.grade,
    interests: question.interests,
    modalities: question.modalities,
    language: question.language,
    createdAt: request.createdAt,
    trace: request.trace ?? undefined,
    status: state.status,
    stage: state.stage,
    draft: state.draft,
    notBefore: state.notBefore,
    leaseWorker: state.leaseWorker,
    leaseExpiresAt: state.leaseExpiresAt,
    outcome: state.outcome,
    upgrade: state.upgrade,
    waitingForModel: state.waitingForModel,
    updatedAt: request.updatedAt,
    fence: request.fence,
    generation: request.generation,
    attempts: request.attempts,
    startedAt: request.startedAt ?? undefined,
    clarifications: request.clarifications,
    checkpoints: request.checkpoints,
    recheckAt: request.recheckAt ?? undefined,
    lastEvent: request.lastEvent,
  };
}

/** What may change of a row, with what it must still be to be changed. */
export type RowChange = SentColumns<Exclude<keyof RequestRow, FixedColumn>> & {
  readonly version: number;
  readonly was: string;
};

export function rowChange(request: ContentRequest, decidedOn: DecidedOn): RowChange {
  const state = columnsOfState(request.state);
  return {
    id: request.id,
    version: decidedOn.version,
    was: decidedOn.status,
    status: state.status,
    stage: state.stage,
    draft: state.draft,
    notBefore: state.notBefore,
    leaseWorker: state.leaseWorker,
    leaseExpiresAt: state.leaseExpiresAt,
    outcome: state.outcome,
    upgrade: state.upgrade,
    waitingForModel: state.waitingForModel,
    updatedAt: request.updatedAt,
    fence: request.fence,
    generation: request.generation,
    attempts: request.attempts,
    startedAt: request.startedAt ?? undefined,
    clarifications: request.clarifications,
    checkpoints: request.checkpoints,
    recheckAt: request.recheckAt ?? undefined,
    lastEvent: request.lastEvent,
  };
}

/** A switch, as in the life cycle, since this runs with each write. */
function columnsOfState(state: RequestState): SentColumns<StateColumn> {
  const { status } = state;
  switch (status) {
    case 'queued':
      return stateColumns(status, { notBefore: state.notBefore });
    case 'generating': {
      const { stage, draft, lease } = state;
      return stateColumns(status, { stage, draft: draft ?? undefined, lease });
    }
    case 'completed': {
      const { outcome, upgrade } = state;
      const lease = upgrade.kind === 'running' ? upgrade.lease : undefined;
      return stateColumns(status, {
        outcome,
        upgrade: upgrade.kind,
        lease,
        waitingForModel: upgrade.kind === 'possible',
      });
    }
    case 'awaiting_clarification': {
      const { outcome } = state;
      return stateColumns(status, { outcome, waitingForModel: outcome.cause === 'model_unavailable' });
    }
    case 'out_of_scope':
    case 'blocked':
    case 'failed':
      return stateColumns(status, { outcome: state.outcome });
    case 'cancelled':
      return stateColumns(status, {});
    default:
      return status satisfies never;
  }
}

type StateParts = Partial<Omit<SentColumns<StateColumn>, 'status' | 'leaseWorker' | 'leaseExpiresAt'>> & {
  readonly lease?: Lease | undefined;
};

/** One shape for all states. */
function stateColumns(status: string, parts: StateParts): SentColumns<StateColumn> {
  const { stage, draft, notBefore, lease, outcome, upgrade, waitingForModel = false } = parts;
  return {
    status,
    stage,
    draft,
    notBefore,
    leaseWorker: lease?.worker,
    leaseExpiresAt: lease?.expiresAt,
    outcome,
    upgrade,
    waitingForModel,
  };
}
