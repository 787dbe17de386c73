import type { Clock } from '../../../domain/ports/clock.ts';
import type { Consumer, DeliveryHandler } from '../../../domain/ports/job-queue.ts';
import { drain, newGrace } from '../drain.ts';
import type { SettleDelivery } from '../messages/settle-delivery.ts';
import { traceOf } from '../messages/trace-attributes.ts';
import { pushedMessageOf } from './push-envelope.ts';
import type { TokenCheck } from './push-token.ts';

/** What to answer to a push delivery. `problem` is fit for a log and for the caller. */
export interface PushResponse {
  readonly status: 204 | 400 | 401 | 403 | 429 | 503;
  readonly problem?: string;
}

/** Receives one delivery: the parsed JSON body (limited by the caller) and the Authorization header. Never rejects. */
export type ReceivePush = (body: unknown, authorization: string | null) => Promise<PushResponse>;

interface Attached {
  readonly handler: DeliveryHandler;
  readonly concurrency: number;
  readonly grace: AbortController;
  readonly running: Set<Promise<unknown>>;
}

/**
 * Where a push subscription delivers to. Pub/Sub takes 2xx as acknowledged and delivers anything else again, later and
 * later as the subscription's retry policy says, until the message's retention is over (7 days as we create it). So:
 *
 * - 204: the handler acknowledged, or the message was put aside on the dead-letter topic.
 * - 503: the handler wants a retry or threw, the dead letter could not be published, no consumer is attached (yet, or
 *   any more), or the signing keys cannot be fetched.
 * - 429: `concurrency` handlers are running; Pub/Sub slows down.
 * - 401, 403: no valid token; a valid one of somebody else. Nothing is read, and nothing is acknowledged: a mistake in
 *   the configuration costs time and no message.
 * - 400: an authenticated body that is no envelope. A message is never acknowledged unread, so a subscription that
 *   "unwraps" payloads shows as 400s and its messages wait until it is set right; a body that is junk is not an envelope
 *   problem but the handler's, which puts it aside.
 *
 * A delivery must be answered within the subscription's acknowledgement deadline (600 s as we create it): unlike a
 * pulled message it is delivered again after that, beside a handler that still runs.
 */
export class PushEndpoint {
  readonly #check: (authorization: string | null) => Promise<TokenCheck>;
  readonly #settle: SettleDelivery;
  readonly #clock: Clock;
  #attached: Attached | null = null;

  constructor(options: {
    readonly check: (authorization: string | null) => Promise<TokenCheck>;
    readonly settle: SettleDelivery;
    readonly clock: Clock;
  }) {
    this.#check = options.check;
    this.#settle = options.settle;
    this.#clock = options.clock;
  }

  readonly receive: ReceivePush = async (body, authorization) => {
    const token = await this.#check(authorization);
    if (token.kind === 'refused') return { status: token.status, problem: token.problem };
    const attached = this.#attached;
    if (attached === null) return { status: 503, problem: 'no consumer is running' };
    const message = pushedMessageOf(body);
    if (message === null) return { status: 400, problem: 'the body is not an envelope of Pub/Sub' };
    if (attached.running.size >= attached.concurrency) return { status: 429, problem: 'busy' };
    const { messageId, attributes } = message;
    const { handler, grace, running } = attached;
    const delivery = { messageId, body: message.body, trace: traceOf(attributes), signal: grace.signal };
    const settling = this.#settle(delivery, () => handler(delivery));
    running.add(settling);
    const settlement = await settling;
    running.delete(settling);
    return settlement === 'settled' ? { status: 204 } : { status: 503, problem: 'to be delivered again' };
  };

  /** Gives deliveries to the handler, in place of the one before, until the consumer is closed. */
  attach(handler: DeliveryHandler, concurrency: number): Consumer {
    const attached: Attached = { handler, concurrency, grace: newGrace(), running: new Set() };
    this.#attached = attached;
    return {
      close: async (graceFor) => {
        if (this.#attached === attached) this.#attached = null;
        const idle = Promise.all(attached.running).then(() => undefined);
        await drain(idle, graceFor, attached.grace, this.#clock);
      },
    };
  }
}
