import type { DeadLetterReason, DeliveryDisposition } from '../delivery-disposition.ts';
import type { Milliseconds } from '../instant.ts';
import type { TraceContext } from '../trace-context.ts';

/** A message as it arrived: nothing about it is trusted yet. */
export interface Delivery {
  /** The queue's own id of the message: for the log, never a key. */
  readonly messageId: string;
  readonly body: Uint8Array;
  readonly trace: TraceContext | null;
  /** Aborts when the consumer stops and its grace is over. */
  readonly signal: AbortSignal;
}

export type DeliveryHandler = (delivery: Delivery) => Promise<DeliveryDisposition>;

/** A message that was put aside, as it travels on the dead-letter channel. */
export interface DeadLetterDelivery {
  /** The disposition's `letterId`; the message id where the queue itself put the message aside. */
  readonly letterId: string;
  readonly body: Uint8Array;
  readonly reason: DeadLetterReason;
  readonly detail: string;
}

export interface Consumer {
  /**
   * Takes no further message, waits up to the grace for handlers in flight, then aborts their signals, settles what
   * they return, and hands back what is left. Resolves when nothing of it runs any more.
   */
  close(grace: Milliseconds): Promise<void>;
}

/** What an adapter can do, as data that the contract suite reads. */
export interface JobQueueCapabilities {
  /** Messages outlive the process. */
  readonly durable: boolean;
  /** A retry comes after the asked time; false: after the subscription's own backoff. */
  readonly exactRetryDelay: boolean;
}

/**
 * Messages that point at requests.
 *
 * 1. `publish` resolves when the queue has taken the message; it rejects with a PortFault when it has not.
 * 2. Each message is delivered at least once to some consumer; a message whose handler answered `acknowledge` is not
 *    delivered again.
 * 3. The handler's disposition is carried out by the adapter: `acknowledge`, `retry` (not before the asked time where
 *    `exactRetryDelay`), `dead_letter` (the message appears on the dead-letter channel with its reason and body, and then never
 *    again on the main one).
 * 4. A handler that throws is treated as `retry`; the message is not lost, others go on.
 * 5. While a handler runs, its message is not delivered to anyone else, however long it takes.
 * 6. At most `concurrency` handlers run at once in one consumer.
 * 7. `close` loses nothing: what is in flight is settled within the grace or handed back and delivered again later.
 * 8. The body arrives byte for byte as published, whatever it is; the trace context arrives with it.
 * 9. A slow or poison message does not delay others.
 * 10. A dead-letter handler that throws keeps the dead letter: it is delivered again.
 */
export interface JobQueue {
  readonly capabilities: JobQueueCapabilities;
  publish(body: Uint8Array, trace: TraceContext | null): Promise<void>;
  consume(handler: DeliveryHandler, options: { concurrency: number }): Promise<Consumer>;
  consumeDeadLetters(handler: (letter: DeadLetterDelivery) => Promise<void>): Promise<Consumer>;
  /** Proves that the queue can be reached; rejects with a PortFault. */
  check(): Promise<void>;
  close(): Promise<void>;
}
