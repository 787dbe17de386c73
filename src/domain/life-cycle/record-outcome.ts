import { match } from 'ts-pattern';
import type { ContentRequest, RequestState } from '../content-request.ts';
import type { GenerationOutcome } from '../generation-outcome.ts';
import type { Instant } from '../instant.ts';
import { factsOfOutcome } from '../outcome-facts.ts';
import { statusOfOutcome } from '../request-status.ts';
import { applied, holds, REPUBLISH_AFTER, refused, type Transition } from './transition.ts';

/** Commits the one outcome of this generation. Refused under a stale fence, and never over another outcome. */
export function recordOutcome(
  request: ContentRequest,
  { fence, outcome, upgradable }: { fence: number; outcome: GenerationOutcome; upgradable: boolean },
  now: Instant,
): Transition {
  if (!holds(request, fence)) return refused(request, { reason: 'stale_fence' });
  if (request.state.status === 'completed') return recordUpgrade(request, outcome, now);
  return applied(
    request,
    {
      state: stateOfOutcome(outcome, upgradable),
      // A failure is owed until its dead letter is filed, so that an operator sees it whatever crashes in between.
      recheckAt: outcome.kind === 'failed' ? now + REPUBLISH_AFTER : null,
    },
    [{ type: 'outcome', kind: outcome.kind, status: statusOfOutcome(outcome), ...factsOfOutcome(outcome) }],
    now,
  );
}

/** An upgrade only ever replaces a basic lesson by a full one. */
function recordUpgrade(request: ContentRequest, outcome: GenerationOutcome, now: Instant): Transition {
  if ((outcome.kind !== 'success' && outcome.kind !== 'cached') || outcome.lesson.quality !== 'full') {
    return refused(request, { reason: 'not_better' });
  }
  return applied(
    request,
    { state: { status: 'completed', outcome, upgrade: { kind: 'none' } }, recheckAt: null },
    [{ type: 'lesson_upgraded', kind: outcome.kind, lessonId: outcome.lesson.id, ...factsOfOutcome(outcome) }],
    now,
  );
}

function stateOfOutcome(outcome: GenerationOutcome, upgradable: boolean): RequestState {
  return match(outcome)
    .returnType<RequestState>()
    .with({ kind: 'success' }, { kind: 'cached' }, (completed) => ({
      status: 'completed',
      outcome: completed,
      upgrade: { kind: upgradable ? 'possible' : 'none' },
    }))
    .with({ kind: 'clarification_needed' }, (asked) => ({ status: 'awaiting_clarification', outcome: asked }))
    .with({ kind: 'out_of_scope' }, (refusal) => ({ status: 'out_of_scope', outcome: refusal }))
    .with({ kind: 'blocked' }, (block) => ({ status: 'blocked', outcome: block }))
    .with({ kind: 'failed' }, (failure) => ({ status: 'failed', outcome: failure }))
    .exhaustive();
}
