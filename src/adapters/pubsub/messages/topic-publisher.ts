import type { PubSub } from '@google-cloud/pubsub';
import { PortFault } from '../../../domain/generation-fault.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import { portFaultOf, RETRYABLE_CODES } from '../grpc-status.ts';
import type { Attributes } from './trace-attributes.ts';

/** Publishes to one topic. */
export interface TopicPublisher {
  /**
   * Copies the body. Resolves when Pub/Sub has taken the message; rejects with a PortFault, at the latest after the
   * publish timeout.
   */
  publish(body: Uint8Array, attributes: Attributes): Promise<void>;
  /** Resolves when no publish is under way any more. */
  settled(): Promise<void>;
}

/** A publisher that gathers messages for a few milliseconds and retries no longer than the timeout. */
export function topicPublisher(client: PubSub, name: string, timeout: Milliseconds, clock: Clock): TopicPublisher {
  const topic = client.topic(name, {
    batching: { maxMessages: 100, maxMilliseconds: 5 },
    gaxOpts: {
      timeout,
      retry: {
        retryCodes: [...RETRYABLE_CODES],
        backoffSettings: {
          initialRetryDelayMillis: 100,
          retryDelayMultiplier: 2,
          maxRetryDelayMillis: 2_000,
          initialRpcTimeoutMillis: timeout,
          rpcTimeoutMultiplier: 1,
          maxRpcTimeoutMillis: timeout,
          totalTimeoutMillis: timeout,
        },
      },
    },
  });
  const doing = `publish to ${name}`;
  const underWay = new Set<Promise<void>>();

  async function send(body: Uint8Array, attributes: Attributes): Promise<void> {
    const over = new AbortController();
    try {
      // A Buffer, because the SDK walks through any other array byte by byte: seconds for a megabyte. An attribute,
      // because Pub/Sub refuses a message with neither data nor attributes, and an empty body is a body.
      const message = { data: Buffer.from(body), attributes: { ...attributes, origin: 'vividly' } };
      await Promise.race([topic.publishMessage(message), tooLate(over.signal)]);
    } catch (thrown) {
      throw portFaultOf(thrown, doing);
    } finally {
      over.abort();
    }
  }

  /** The SDK's own timeout does not cover the time in which it fetches credentials. */
  async function tooLate(over: AbortSignal): Promise<void> {
    if ((await clock.sleep(timeout, over)) === 'aborted') return;
    throw new PortFault('queue', `${doing}: no answer within ${timeout} ms`, { retryable: true });
  }

  return {
    publish(body, attributes) {
      const sent = send(body, attributes).finally(() => underWay.delete(sent));
      underWay.add(sent);
      return sent;
    },
    async settled() {
      await Promise.allSettled(underWay);
    },
  };
}
