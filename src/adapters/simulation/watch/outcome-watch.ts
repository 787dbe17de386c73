import { match } from 'ts-pattern';
import type { GenerationOutcome, OutcomeKind } from '../../../domain/generation-outcome.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { LifeCycleAction } from '../../../domain/life-cycle-action.ts';
import type { TelemetryEvent } from '../../../domain/ports/telemetry.ts';
import type { Actor } from '../actor.ts';
import type { PortCall } from '../faults/port-call.ts';
import type { World } from '../world.ts';
import { applyOf } from './attempt-watch.ts';
import { type RequestWatch, shortId } from './request-watch.ts';
import type { RowChange } from './row-change.ts';

interface Commit {
  readonly actor: Actor;
  readonly requestId: string;
  readonly kind: OutcomeKind;
  readonly why: string | null;
  /** A better lesson for who was answered before: told as an event of its own, and no second outcome. */
  readonly upgrade: boolean;
  /** When its worker learned of it; null when the answer was lost, so that it cannot have counted it. */
  knownAt: Instant | null;
  counted: boolean;
}

/**
 * `counters_equal_rows`: each committed outcome is counted once under its own label by the worker that committed it,
 * unless the answer to its commit was lost or it crashed with the answer.
 */
export class OutcomeWatch {
  readonly #world: World;
  readonly #commits: Commit[] = [];
  readonly #byAction = new WeakMap<LifeCycleAction, Commit>();

  constructor(world: World, requests: RequestWatch) {
    this.#world = world;
    requests.onChange((change) => this.#committed(change));
  }

  answered(call: PortCall): void {
    const applying = applyOf(call);
    const commit = applying === null ? undefined : this.#byAction.get(applying.action);
    if (commit !== undefined) commit.knownAt = this.#world.time.now();
  }

  emitted(actor: Actor, event: TelemetryEvent): void {
    if (event.type !== 'outcome_recorded' && event.type !== 'lesson_upgraded') return;
    const upgraded = event.type === 'lesson_upgraded';
    const because = upgraded ? null : event.why;
    const commit = this.#commits.find(
      ({ counted, requestId, kind, why, upgrade, ...made }) =>
        !counted &&
        made.knownAt !== null &&
        made.actor === actor &&
        requestId === event.requestId &&
        kind === event.outcome &&
        why === because &&
        upgrade === upgraded,
    );
    if (commit !== undefined) {
      commit.counted = true;
      return;
    }
    const detail = `${actor.name} counts ${event.outcome} (${because}) for ${shortId(event.requestId)}: no such commit`;
    this.#world.journal.violate('counters_equal_rows', detail);
  }

  atTheEnd(): void {
    for (const { actor, requestId, kind, knownAt, counted } of this.#commits) {
      if (counted || knownAt === null || !actor.alive) continue;
      const detail = `${actor.name} committed ${kind} for ${shortId(requestId)} and did not count it`;
      this.#world.journal.violate('counters_equal_rows', detail);
    }
  }

  #committed({ actor, action, result, before, after }: RowChange): void {
    if (action.type !== 'record_outcome' || result.kind !== 'applied') return;
    const { outcome } = action;
    const commit = {
      actor,
      requestId: after.id,
      kind: outcome.kind,
      why: whyOf(outcome),
      upgrade: before.state.status === 'completed',
      knownAt: null,
      counted: false,
    };
    this.#commits.push(commit);
    this.#byAction.set(action, commit);
  }
}

function whyOf(outcome: GenerationOutcome): string | null {
  return match(outcome)
    .with({ kind: 'success' }, { kind: 'cached' }, () => null)
    .with({ kind: 'clarification_needed' }, ({ cause }) => cause)
    .with({ kind: 'out_of_scope' }, { kind: 'failed' }, ({ reason }) => reason)
    .with({ kind: 'blocked' }, ({ category }) => category)
    .exhaustive();
}
