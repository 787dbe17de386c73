import { ACKNOWLEDGE, type DeliveryDisposition } from '../../domain/delivery-disposition.ts';
import { PortFault } from '../../domain/generation-fault.ts';
import type {
  Consumer,
  DeadLetterDelivery,
  Delivery,
  DeliveryHandler,
  JobQueue,
  JobQueueCapabilities,
} from '../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../domain/trace-context.ts';
import { deadLetterOf } from './messages/dead-letter-attributes.ts';
import { type SettleDelivery, settleWith } from './messages/settle-delivery.ts';
import { type TopicPublisher, topicPublisher } from './messages/topic-publisher.ts';
import { type Attributes, traceAttributes, traceOf } from './messages/trace-attributes.ts';
import { PUBSUB_DEFAULTS, type PubSubQueueOptions } from './pubsub-queue-options.ts';
import type { PubSubConnection } from './pubsub-sdk.ts';
import { pullConsumer } from './pull/pull-consumer.ts';
import { pullStreams } from './pull/pull-stream.ts';
import { PushEndpoint } from './push/push-endpoint.ts';
import { pushTokenCheck } from './push/push-token.ts';
import { checkTopology } from './topology/check-topology.ts';

/** Messages outlive the process; when a retry comes is the subscription's to say. */
export const PUBSUB_QUEUE_CAPABILITIES: JobQueueCapabilities = { durable: true, exactRetryDelay: false };

/** Filing a letter is one insert, and their order means nothing. */
const LETTERS_AT_ONCE = 8;

/**
 * The queue on Google Cloud Pub/Sub, pulled by a stream, or pushed to `push.receive` where that is configured.
 *
 * `retry` hands the message back at once, and the subscription's retry policy says when it comes again (1 s, doubling
 * to 60 s, as `createTopology` sets it); the asked time is not used. Pub/Sub has no delay for one message, and both ways
 * to imitate one cost more than a delivery too early, which the database refuses: a message that is held, or whose
 * deadline is moved, counts as outstanding on the stream until it is acknowledged or handed back, so a few that wait for
 * minutes would stop all others.
 */
export class PubSubQueue implements JobQueue {
  readonly capabilities = PUBSUB_QUEUE_CAPABILITIES;
  /** Where an HTTP server passes push deliveries to; null where this queue pulls. */
  readonly push: PushEndpoint | null;
  readonly #connection: PubSubConnection;
  readonly #options: PubSubQueueOptions & typeof PUBSUB_DEFAULTS;
  readonly #requests: TopicPublisher;
  readonly #letters: TopicPublisher;
  readonly #settle: SettleDelivery;
  readonly #consumers = new Set<Consumer>();
  #closed = false;

  constructor(connection: PubSubConnection, options: PubSubQueueOptions) {
    this.#connection = connection;
    this.#options = { ...PUBSUB_DEFAULTS, ...options };
    const { clock, names, onFault, push, publishTimeout } = this.#options;
    this.#requests = topicPublisher(connection.client, names.topic, publishTimeout, clock);
    this.#letters = topicPublisher(connection.client, names.deadLetterTopic, publishTimeout, clock);
    this.#settle = settleWith(this.#letters, onFault);
    this.push =
      push === undefined ? null : new PushEndpoint({ check: pushTokenCheck(push, clock), settle: this.#settle, clock });
  }

  async publish(body: Uint8Array, trace: TraceContext | null): Promise<void> {
    this.#refuseWhenClosed();
    await this.#requests.publish(body, traceAttributes(trace));
  }

  async consume(handler: DeliveryHandler, { concurrency }: { concurrency: number }): Promise<Consumer> {
    this.#refuseWhenClosed();
    if (this.push !== null) return this.#kept(this.push.attach(handler, concurrency));
    return this.#pull(this.#options.names.subscription, concurrency, (delivery) => handler(delivery));
  }

  async consumeDeadLetters(handler: (letter: DeadLetterDelivery) => Promise<void>): Promise<Consumer> {
    this.#refuseWhenClosed();
    return this.#pull(
      this.#options.names.deadLetterSubscription,
      LETTERS_AT_ONCE,
      async ({ messageId, body }, attributes) => {
        await handler(deadLetterOf(messageId, body, attributes));
        return ACKNOWLEDGE;
      },
    );
  }

  async check(): Promise<void> {
    this.#refuseWhenClosed();
    await checkTopology(this.#connection.client, this.#options.names, this.push === null ? 'pull' : 'push');
  }

  /** Closes consumers that are still open, without grace, waits for publishes under way, and hangs up. */
  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    await Promise.all([...this.#consumers].map((consumer) => consumer.close(0)));
    await Promise.all([this.#requests.settled(), this.#letters.settled()]);
    await this.#connection.client.close();
  }

  #pull(
    subscription: string,
    concurrency: number,
    handle: (delivery: Delivery, attributes: Attributes) => Promise<DeliveryDisposition>,
  ): Consumer {
    const { stallAfter, longestHandling, clock, ids, onFault } = this.#options;
    const open = pullStreams(this.#connection, subscription, { outstanding: concurrency, longestHandling });
    const options = { open, stallAfter, longestHandling, clock, ids, onFault };
    const consumer = pullConsumer(options, concurrency, async (message, signal) => {
      const { id, data, attributes } = message;
      const delivery = { messageId: id, body: new Uint8Array(data), trace: traceOf(attributes), signal };
      const settlement = await this.#settle(delivery, () => handle(delivery, attributes));
      if (settlement === 'settled') message.ack();
      else message.nack();
    });
    return this.#kept(consumer);
  }

  /** Remembers a consumer until it is closed. */
  #kept(consumer: Consumer): Consumer {
    const kept: Consumer = {
      close: async (grace) => {
        await consumer.close(grace);
        this.#consumers.delete(kept);
      },
    };
    this.#consumers.add(kept);
    return kept;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw new PortFault('queue', 'the queue is closed', { retryable: true });
  }
}
