import type { DebugMessage, Message, SubscriberOptions } from '@google-cloud/pubsub';
import type { Milliseconds } from '../../../domain/instant.ts';
import { portFaultOf } from '../grpc-status.ts';
import type { PubSubConnection } from '../pubsub-sdk.ts';

/** A pulled message: its lease is extended until it is acknowledged or handed back. */
export type PulledMessage = Pick<Message, 'id' | 'data' | 'attributes' | 'ack' | 'nack'>;

/** One open streaming pull. */
export interface PullStream {
  /** False once it has ended, by itself or by `close`. */
  readonly isOpen: boolean;
  /**
   * Receives nothing more at once, goes on extending leases, and resolves when every message that it gave out was
   * settled and Pub/Sub was told. What is not settled in time is handed back.
   */
  close(within: Milliseconds): Promise<void>;
}

export interface PullStreamListener {
  onMessage(message: PulledMessage): void;
  /** The stream cannot go on. */
  onBroken(detail: string): void;
  /** Something went wrong that the stream survives. */
  onFault(detail: string): void;
}

export type OpenPullStream = (listener: PullStreamListener) => PullStream;

/** Leases are renewed for so long at a time: what a worker that died held comes back after it. */
const LEASE = { shortest: 10, longest: 30 } as const;

/**
 * Opens streaming pulls of one subscription on the SDK.
 *
 * The SDK's client-side limit would queue messages where a close cannot reach them, and would then wait for them until
 * its timeout. So the SDK gives out everything (`allowExcessMessages`), the server is asked to have no more than
 * `outstanding` messages unsettled on the stream, and our own slots decide when a handler runs.
 */
export function pullStreams(
  { sdk, client }: PubSubConnection,
  subscriptionName: string,
  { outstanding, longestHandling }: { readonly outstanding: number; readonly longestHandling: Milliseconds },
): OpenPullStream {
  const { Duration, StatusError, SubscriptionCloseBehaviors } = sdk;

  /** Without `closeOptions` the SDK would hand back messages that are still being worked on. */
  function options(closeWithin: Milliseconds): SubscriberOptions {
    return {
      minAckDeadline: Duration.from({ seconds: LEASE.shortest }),
      maxAckDeadline: Duration.from({ seconds: LEASE.longest }),
      // Extension ends silently after this, and the default is an hour.
      maxExtensionTime: Duration.from({ milliseconds: longestHandling }),
      batching: { maxMilliseconds: 10 },
      flowControl: { maxMessages: outstanding, allowExcessMessages: true },
      // The server's limit is for each stream, and there would be five.
      streamingOptions: { maxStreams: 1 },
      closeOptions: {
        behavior: SubscriptionCloseBehaviors.WaitForProcessing,
        timeout: Duration.from({ milliseconds: closeWithin }),
      },
    };
  }

  return (listener) => {
    const subscription = client.subscription(subscriptionName, options(longestHandling));
    const closed = new Promise<void>((resolve) => {
      subscription.once('close', resolve);
    });
    subscription.on('error', (thrown: unknown) => {
      listener.onBroken(portFaultOf(thrown, `stream of ${subscriptionName}`).message);
    });
    subscription.on('debug', ({ error }: DebugMessage) => {
      // Streams end every few minutes and the SDK reopens them; what else it says here is a settlement that failed.
      if (error === undefined || error instanceof StatusError) return;
      listener.onFault(portFaultOf(error, `settling on ${subscriptionName}`).message);
    });
    // Listening for messages is what opens the stream.
    subscription.on('message', (message: Message) => listener.onMessage(message));
    return {
      get isOpen() {
        return subscription.isOpen;
      },
      async close(within) {
        subscription.setOptions(options(within));
        await subscription.close();
        // A stream that ended by itself is closing already, and the call above returned at once.
        await closed;
      },
    };
  };
}
