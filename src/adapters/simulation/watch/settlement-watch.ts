import type { ContentRequest } from '../../../domain/content-request.ts';
import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Delivery } from '../../../domain/ports/job-queue.ts';
import type { ApplyResult } from '../../../domain/ports/request-repository.ts';
import type { Actor } from '../actor.ts';
import type { PortCall } from '../faults/port-call.ts';
import type { World } from '../world.ts';
import { applyOf } from './attempt-watch.ts';
import { requestIdOf } from './request-id-of.ts';
import { type RequestWatch, shortId } from './request-watch.ts';

/**
 * `settled_as_the_outcome_says` and `published_after_commit`: a delivery is settled only after its handler ended;
 * acknowledged when this worker no longer holds the request; put aside only for a request that failed, or for bytes
 * that point at none; and given back only for a reason that the worker met while it handled it.
 */
export class SettlementWatch {
  readonly #world: World;
  readonly #requests: RequestWatch;
  readonly #handling = new Map<Delivery, { readonly actor: Actor; readonly since: Instant }>();
  /** When the handler of a delivery that has ended began. */
  readonly #ended = new WeakMap<Delivery, Instant>();
  readonly #reasonsToRetry = new Map<string, Instant>();
  readonly #publishedEarly = new Set<string>();

  constructor(world: World, requests: RequestWatch) {
    this.#world = world;
    this.#requests = requests;
    requests.onCreated((id) => this.#created(id));
  }

  #created(requestId: string): void {
    if (!this.#publishedEarly.has(requestId)) return;
    const detail = `the message about ${shortId(requestId)} was published before its row was committed`;
    this.#world.journal.violate('published_after_commit', detail);
  }

  handlerBegan(actor: Actor, delivery: Delivery): void {
    this.#handling.set(delivery, { actor, since: this.#world.time.now() });
  }

  handlerEnded(delivery: Delivery): void {
    const handled = this.#handling.get(delivery);
    if (handled === undefined) return;
    this.#handling.delete(delivery);
    this.#ended.set(delivery, handled.since);
  }

  /** Whether a handler of this worker works on a delivery of the request. */
  handles(actor: Actor, requestId: string): boolean {
    for (const [delivery, handled] of this.#handling) {
      if (handled.actor === actor && requestIdOf(delivery.body) === requestId) return true;
    }
    return false;
  }

  answered(call: PortCall, result: unknown): void {
    const applying = applyOf(call);
    if (applying === null) return;
    const answer = result as ApplyResult;
    const notYet = answer.kind === 'refused' && ['leased', 'not_due'].includes(answer.refusal.reason);
    const givenBack = answer.kind === 'applied' && ['return_for_retry', 'hand_back'].includes(applying.action.type);
    const handingBack = applying.action.type === 'hand_back';
    if (notYet || givenBack || handingBack) this.#reasonToRetry(call.actor, applying.id);
  }

  lost(call: PortCall): void {
    const applying = applyOf(call);
    if (applying !== null) this.#reasonToRetry(call.actor, applying.id);
  }

  published(actor: Actor, body: Uint8Array): void {
    const requestId = requestIdOf(body);
    this.#world.journal.note(actor.name, () => `publishes ${requestId === null ? 'junk' : shortId(requestId)}`);
    // An operator may replay a message about a request that nobody ever commits.
    if (requestId !== null && this.#requests.row(requestId) === null) this.#publishedEarly.add(requestId);
  }

  settled(actor: Actor, delivery: Delivery, disposition: DeliveryDisposition): void {
    const id = requestIdOf(delivery.body);
    this.#world.journal.note(actor.name, () => `settles ${id === null ? 'junk' : shortId(id)}: ${words(disposition)}`);
    const since = this.#ended.get(delivery);
    if (since === undefined) {
      this.#wrong(actor, 'settled before its handler ended');
      return;
    }
    const row = id === null ? null : this.#requests.row(id);
    switch (disposition.kind) {
      case 'acknowledge':
        if (row === null) this.#wrong(actor, 'acknowledged a message that points at no request');
        else if (this.#stillHeld(actor, row, since)) this.#wrong(actor, `acknowledged ${shortId(row.id)} unfinished`);
        return;
      case 'retry':
        if (id === null) this.#wrong(actor, 'unreadable message given back');
        else if ((this.#reasonsToRetry.get(`${actor.name} ${id}`) ?? 0) < since) {
          this.#wrong(actor, `gave ${shortId(id)} back without a reason (${row?.state.status})`);
        }
        return;
      case 'dead_letter':
        if (row === null) return;
        if (disposition.reason !== 'request_failed')
          this.#wrong(actor, `put aside a stored request: ${disposition.reason}`);
        else if (!this.#failedAs(row.id, disposition.letterId)) {
          this.#wrong(actor, `put ${shortId(row.id)} aside as failed, which it is not (${row.state.status})`);
        }
        return;
      default:
        disposition satisfies never;
    }
  }

  /** The worker claimed the request while it handled this delivery, holds it still, and handles no other one of it. */
  #stillHeld(actor: Actor, { id, state }: ContentRequest, since: Instant): boolean {
    if (state.status !== 'generating' || state.lease.worker !== actor.name) return false;
    if ((this.#reasonsToRetry.get(`${actor.name} ${id}`) ?? 0) >= since) return false;
    return !this.handles(actor, id);
  }

  #failedAs(id: string, letterId: string): boolean {
    const failures = this.#requests.story(id)?.failures ?? [];
    return failures.some(({ generation }) => letterId === `${id}/${generation}`);
  }

  #reasonToRetry(actor: Actor, id: string): void {
    this.#reasonsToRetry.set(`${actor.name} ${id}`, this.#world.time.now());
  }

  #wrong(actor: Actor, detail: string): void {
    this.#world.journal.violate('settled_as_the_outcome_says', `${actor.name}: ${detail}`);
  }
}

function words(disposition: DeliveryDisposition): string {
  if (disposition.kind === 'retry') return `retry after ${Math.round(disposition.after)} ms`;
  return disposition.kind === 'dead_letter' ? `dead letter, ${disposition.reason}` : 'acknowledge';
}
