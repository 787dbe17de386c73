import type { ContentRequest, RequestState } from '../../domain/content-request.ts';
import type { Instant } from '../../domain/instant.ts';
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

/** All of a request's columns. */
export function columnsOfRequest(request: ContentRequest): SentColumns<keyof RequestRow> {
  return { ...changingColumns(request), ...fixedColumns(request) };
}

/** The columns that may change, and the id. Every status is matched exhaustively; reading them back is in request-row.ts. */
export function changingColumns(request: ContentRequest): SentColumns<Exclude<keyof RequestRow, FixedColumn>> {
  const state = columnsOfState(request.state);
  return {
    id: request.id,
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

function fixedColumns({ question, ...request }: ContentRequest): SentColumns<FixedColumn> {
  return {
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
  };
}

const NO_STATE = {
  stage: undefined,
  draft: undefined,
  notBefore: undefined,
  leaseWorker: undefined,
  leaseExpiresAt: undefined,
  outcome: undefined,
  upgrade: undefined,
  waitingForModel: false,
} as const;

/** A switch, as in the life cycle: this runs with each write. */
function columnsOfState(state: RequestState): SentColumns<StateColumn> {
  switch (state.status) {
    case 'queued':
      return { ...NO_STATE, status: state.status, notBefore: state.notBefore };
    case 'generating':
      return {
        ...NO_STATE,
        status: state.status,
        stage: state.stage,
        draft: state.draft ?? undefined,
        leaseWorker: state.lease.worker,
        leaseExpiresAt: state.lease.expiresAt,
      };
    case 'completed': {
      const { upgrade } = state;
      const lease = upgrade.kind === 'running' ? upgrade.lease : undefined;
      return {
        ...NO_STATE,
        status: state.status,
        outcome: state.outcome,
        upgrade: upgrade.kind,
        leaseWorker: lease?.worker,
        leaseExpiresAt: lease?.expiresAt,
        waitingForModel: upgrade.kind === 'possible',
      };
    }
    case 'awaiting_clarification': {
      const waitingForModel = state.outcome.cause === 'model_unavailable';
      return { ...NO_STATE, status: state.status, outcome: state.outcome, waitingForModel };
    }
    case 'out_of_scope':
    case 'blocked':
    case 'failed':
      return { ...NO_STATE, status: state.status, outcome: state.outcome };
    case 'cancelled':
      return { ...NO_STATE, status: state.status };
    default:
      return state satisfies never;
  }
}
