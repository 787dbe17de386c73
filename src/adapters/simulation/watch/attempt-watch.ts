import type { Instant, Milliseconds } from '../../../domain/instant.ts';
import { leaseOf } from '../../../domain/life-cycle/transition.ts';
import type { LifeCycleAction } from '../../../domain/life-cycle-action.ts';
import type { ApplyResult } from '../../../domain/ports/request-repository.ts';
import type { Actor } from '../actor.ts';
import type { PortCall } from '../faults/port-call.ts';
import type { World } from '../world.ts';
import { type RequestWatch, shortId } from './request-watch.ts';
import type { RowChange } from './row-change.ts';

/** One worker's work on a request under one fence, as far as that worker knows of it. */
interface Attempt {
  readonly actor: Actor;
  readonly requestId: string;
  readonly fence: number;
  readonly number: number;
  /** When the worker learned of its claim or last heard of a renewal; null before the first. */
  heardAt: Instant | null;
  renewing: boolean;
  /** The worker was told that it no longer holds the request. */
  refused: boolean;
  /** No handler of this worker works on the request any more. */
  over: boolean;
  /** One of several such handlers has ended, perhaps the one that made this attempt. */
  perhapsOver: boolean;
}

/** A renewal may start this much late. */
const TOLERANCE: Milliseconds = 1_000;

/**
 * Follows attempts, for two invariants.
 *
 * `lease_kept_alive`: when another takes over from a worker that lives, its attempt was over, its claim unanswered, or
 * a renewal on its way not longer ago than the renewal interval.
 *
 * `no_model_call_after_cancel`: once a cancellation is committed, a worker may start model calls for the request only
 * until its first fenced write after it was answered: `stale_fence`. So a call starts only while the worker has an
 * attempt at the request that was neither refused nor has ended.
 */
export class AttemptWatch {
  readonly #world: World;
  readonly #requests: RequestWatch;
  readonly #renewEvery: Milliseconds;
  readonly #maxAttempts: number;
  readonly #attempts = new Map<string, Attempt>();

  constructor(world: World, requests: RequestWatch, limits: { renewEvery: Milliseconds; maxAttempts: number }) {
    this.#world = world;
    this.#requests = requests;
    this.#renewEvery = limits.renewEvery;
    this.#maxAttempts = limits.maxAttempts;
    requests.onChange((change) => this.#claimed(change));
  }

  called(call: PortCall): void {
    const attempt = this.#renewedBy(call);
    if (attempt !== undefined) attempt.renewing = true;
  }

  answered(call: PortCall, result: unknown): void {
    this.#heard(this.#renewedBy(call));
    const applying = applyOf(call);
    if (applying === null) return;
    const { id, action } = applying;
    const answer = result as ApplyResult;
    if (action.type === 'claim' && answer.kind === 'applied') this.#heard(this.#attempt(id, answer.request.fence));
    if (!('fence' in action) || answer.kind !== 'refused' || answer.refusal.reason !== 'stale_fence') return;
    const attempt = this.#attempt(id, action.fence);
    if (attempt !== undefined) attempt.refused = true;
  }

  lost(call: PortCall): void {
    this.#heard(this.#renewedBy(call));
  }

  /** A worker's handler answered for a delivery of this request: what it worked on is over. */
  handlerEnded(actor: Actor, requestId: string, { othersRun }: { othersRun: boolean }): void {
    for (const attempt of this.#attempts.values()) {
      if (attempt.actor !== actor || attempt.requestId !== requestId) continue;
      attempt.perhapsOver = true;
      if (!othersRun) attempt.over = true;
    }
  }

  modelCallStarts(actor: Actor, query: string): void {
    const row = this.#requests.rowOfQuery(query);
    if (row === null || row.state.status !== 'cancelled') return;
    const attempts = [...this.#attempts.values()].filter((one) => one.actor === actor && one.requestId === row.id);
    if (attempts.some(({ refused, over }) => !refused && !over)) return;
    const detail = `${actor.name} asks a model for cancelled request ${shortId(row.id)} after its write was refused`;
    this.#world.journal.violate('no_model_call_after_cancel', detail);
  }

  #claimed({ actor, action, result, before, after, at }: RowChange): void {
    if (action.type !== 'claim' || result.kind !== 'applied') return;
    if (leaseOf(before) !== null) this.#takenOver(before.id, before.fence, at);
    const { id, fence, attempts } = after;
    this.#attempts.set(`${id} ${fence}`, {
      actor,
      requestId: id,
      fence,
      number: attempts,
      heardAt: null,
      renewing: false,
      refused: false,
      over: false,
      perhapsOver: false,
    });
  }

  #takenOver(id: string, fence: number, at: Instant): void {
    const attempt = this.#attempt(id, fence);
    if (attempt === undefined || !attempt.actor.alive || attempt.heardAt === null) return;
    // An attempt too many only records that there were too many, and keeps no lease for that.
    if (attempt.perhapsOver || attempt.refused || attempt.renewing || attempt.number > this.#maxAttempts) return;
    const silent = at - attempt.heardAt;
    if (silent <= this.#renewEvery + TOLERANCE) return;
    const detail = `${attempt.actor.name} works on ${shortId(id)} and did not try to renew its lease for ${silent} ms`;
    this.#world.journal.violate('lease_kept_alive', detail);
  }

  #renewedBy(call: PortCall): Attempt | undefined {
    const applying = applyOf(call);
    if (applying === null || applying.action.type !== 'renew_lease') return undefined;
    return this.#attempt(applying.id, applying.action.fence);
  }

  #heard(attempt: Attempt | undefined): void {
    if (attempt === undefined) return;
    attempt.renewing = false;
    attempt.heardAt = this.#world.time.now();
  }

  #attempt(id: string, fence: number): Attempt | undefined {
    return this.#attempts.get(`${id} ${fence}`);
  }
}

/** The action of a call, where the call is one of the repository's `apply`. */
export function applyOf({ port, operation, parameters }: PortCall): { id: string; action: LifeCycleAction } | null {
  if (port !== 'repository' || operation !== 'apply') return null;
  const [id, action] = parameters as Parameters<(id: string, action: LifeCycleAction) => void>;
  return { id, action };
}
