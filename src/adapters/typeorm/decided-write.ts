import type { ContentRequest } from '../../domain/content-request.ts';
import type { Instant } from '../../domain/instant.ts';
import { newContentRequest } from '../../domain/life-cycle/submit.ts';
import type { LifeCycleAction } from '../../domain/life-cycle-action.ts';
import type { ApplyResult, NewRequest } from '../../domain/ports/request-repository.ts';
import type { RequestEvent } from '../../domain/request-event.ts';
import { transition } from '../../domain/request-life-cycle.ts';

/** `created` is null where the idempotency key was taken. */
export type WriteResult =
  | { readonly kind: 'created'; readonly request: ContentRequest | null }
  | { readonly kind: 'answered'; readonly result: ApplyResult };

/** A request after its actions, decided on one known state of it. */
export interface DecidedWrite {
  readonly request: ContentRequest;
  /** What the row must still be for the write to change it; null for a row that is still to be inserted. */
  readonly decidedOn: DecidedOn | null;
  readonly events: readonly RequestEvent[];
  /** One an action. */
  readonly results: readonly WriteResult[];
}

/** The status too, in case somebody changed the row without counting. */
export interface DecidedOn {
  readonly version: number;
  readonly status: string;
}

export function decideBeginning(submitted: NewRequest, now: Instant): DecidedWrite {
  const { request, event } = newContentRequest(submitted, now);
  return { request, decidedOn: null, events: [event], results: [{ kind: 'created', request }] };
}

/** Runs the life cycle on the request, one action after another; a refused action changes nothing. */
export function decideActions(
  request: ContentRequest,
  version: number,
  actions: readonly LifeCycleAction[],
  now: Instant,
): DecidedWrite {
  let current = request;
  const events: RequestEvent[] = [];
  const results = actions.map((action): WriteResult => {
    const result = transition(current, action, now);
    if (result.kind === 'applied') {
      current = result.request;
      events.push(...result.events);
    }
    return { kind: 'answered', result };
  });
  return { request: current, decidedOn: { version, status: request.state.status }, events, results };
}

export function isApplied(result: WriteResult): boolean {
  return result.kind === 'answered' && result.result.kind === 'applied';
}
