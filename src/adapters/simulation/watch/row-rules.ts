import { match } from 'ts-pattern';
import type { ContentRequest } from '../../../domain/content-request.ts';
import { outcomeOf } from '../../../domain/content-request.ts';
import type { GenerationOutcome } from '../../../domain/generation-outcome.ts';
import { leaseOf } from '../../../domain/life-cycle/transition.ts';
import type { LifeCycleAction } from '../../../domain/life-cycle-action.ts';
import type { RequestStatus } from '../../../domain/request-status.ts';
import type { InvariantName } from './invariants.ts';
import type { RowChange } from './row-change.ts';

type RowRule = (change: RowChange) => string | null;

/** What must hold of every single change of a row; written apart from the life cycle, so that it can disagree. */
export const ROW_RULES: readonly (readonly [InvariantName, RowRule])[] = [
  ['answer_is_committed', answerIsCommitted],
  ['fence_respected', fenceRespected],
  ['outcome_not_overwritten', outcomeNotOverwritten],
  ['legal_move', legalMove],
  ['fence_grows', fenceGrows],
  ['one_worker_at_a_time', oneWorkerAtATime],
  ['draft_only_while_written', draftOnlyWhileWritten],
];

function fenceRespected({ action, result, before }: RowChange): string | null {
  if (result.kind !== 'applied' || !('fence' in action)) return null;
  if (action.fence !== before.fence) return `${action.type} under fence ${action.fence}, the row has ${before.fence}`;
  return leaseOf(before) === null ? `${action.type} on a row that nobody holds (${before.state.status})` : null;
}

function outcomeNotOverwritten({ action, before, after }: RowChange): string | null {
  const earlier = outcomeOf(before);
  const later = outcomeOf(after);
  if (earlier === null || same(earlier, later)) return null;
  const [lesson, better] = [lessonOf(before), lessonOf(after)];
  if (lesson !== null) {
    return lesson.quality === 'basic' && better?.quality === 'full' ? null : `${earlier.kind} became ${later?.kind}`;
  }
  return later === null && ['answer', 'resume_waiting', 'replay', 'cancel'].includes(action.type)
    ? null
    : `${earlier.kind} became ${later?.kind} by ${action.type}`;
}

/** Every outcome is made once, so that its lesson, its words or its closed reason tell it from any other. */
function same(one: GenerationOutcome, other: GenerationOutcome | null): boolean {
  return one.kind === other?.kind && JSON.stringify(signature(one)) === JSON.stringify(signature(other));
}

function signature(outcome: GenerationOutcome): readonly unknown[] {
  return match(outcome)
    .returnType<readonly unknown[]>()
    .with({ kind: 'success' }, { kind: 'cached' }, ({ lesson, provenance }) => [lesson.id, lesson.quality, provenance])
    .with({ kind: 'clarification_needed' }, ({ cause, round, questions }) => [cause, round, questions])
    .with({ kind: 'out_of_scope' }, ({ reason, message }) => [reason, message])
    .with({ kind: 'blocked' }, ({ category, raw }) => [category, raw])
    .with({ kind: 'failed' }, ({ reason, stage }) => [reason, stage])
    .exhaustive();
}

function lessonOf(request: ContentRequest) {
  return request.state.status === 'completed' ? request.state.outcome.lesson : null;
}

/** From where to where each action may move a row, other than nowhere. */
const MOVES: { readonly [Type in LifeCycleAction['type']]: readonly `${RequestStatus}→${RequestStatus}`[] } = {
  claim: ['queued→generating', 'generating→generating', 'completed→completed'],
  renew_lease: ['generating→generating', 'completed→completed'],
  finish_stage: ['generating→generating', 'completed→completed'],
  show_draft: ['generating→generating'],
  record_outcome: [
    'generating→completed',
    'generating→awaiting_clarification',
    'generating→out_of_scope',
    'generating→blocked',
    'generating→failed',
    'completed→completed',
  ],
  return_for_retry: ['generating→queued', 'completed→completed'],
  hand_back: ['generating→queued', 'completed→completed'],
  abandon_upgrade: ['completed→completed'],
  answer: ['awaiting_clarification→queued'],
  resume_waiting: ['awaiting_clarification→queued'],
  request_upgrade: ['completed→completed'],
  replay: ['failed→queued'],
  letter_filed: ['failed→failed'],
  cancel: ['queued→cancelled', 'generating→cancelled', 'awaiting_clarification→cancelled'],
};

const WORKS_ANEW: readonly LifeCycleAction['type'][] = ['answer', 'resume_waiting', 'request_upgrade', 'replay'];

function legalMove({ action, result, before, after }: RowChange): string | null {
  if (result.kind !== 'applied') return null;
  const move = `${before.state.status}→${after.state.status}` as const;
  if (!MOVES[action.type].includes(move)) return `${action.type} moved ${move}`;
  const generations = after.generation - before.generation;
  return generations === (WORKS_ANEW.includes(action.type) ? 1 : 0)
    ? null
    : `${action.type}: ${generations} generations`;
}

function fenceGrows({ action, result, before, after }: RowChange): string | null {
  const raises = result.kind === 'applied' && (action.type === 'claim' || action.type === 'cancel');
  const grown = after.fence - before.fence;
  return grown === (raises ? 1 : 0) ? null : `${action.type} (${result.kind}) moved the fence by ${grown}`;
}

function oneWorkerAtATime({ action, result, before, at }: RowChange): string | null {
  if (result.kind !== 'applied' || action.type !== 'claim') return null;
  const lease = leaseOf(before);
  if (lease !== null && lease.expiresAt > at) return `claimed while ${lease.worker} holds it`;
  const early = before.state.status === 'queued' && before.state.notBefore > at;
  return early ? 'claimed before it is due' : null;
}

function draftOnlyWhileWritten({ action, after }: RowChange): string | null {
  if (after.state.status !== 'generating' || after.state.draft === null) return null;
  return after.state.stage === 'writing_script' ? null : `a draft stands in ${after.state.stage} after ${action.type}`;
}

function answerIsCommitted({ action, result, before, after }: RowChange): string | null {
  if (result.kind === 'unknown_request') return `${action.type} of a stored request answered unknown_request`;
  const expected = result.kind === 'applied' ? result.request : before;
  return fingerprint(expected) === fingerprint(after)
    ? null
    : `${action.type} was ${result.kind}, but ${fingerprint(after)} is stored`;
}

function fingerprint({ state, fence, generation, attempts, lastEvent, recheckAt }: ContentRequest): string {
  return JSON.stringify({ status: state.status, fence, generation, attempts, lastEvent, recheckAt });
}
