import type { Milliseconds } from '../../domain/instant.ts';
import type { Clock } from '../../domain/ports/clock.ts';
import type { IdGenerator } from '../../domain/ports/id-generator.ts';
import type { PubSubNames } from './pubsub-names.ts';
import type { PushOptions } from './push/push-options.ts';

/** What it takes to open the queue, to create what it needs, or to check it. */
export interface PubSubQueueOptions {
  /** Google Cloud project id. */
  readonly project: string;
  /** See `pubSubNames`. */
  readonly names: PubSubNames;
  readonly clock: Clock;
  /** For the jitter of reopening a stream. */
  readonly ids: IdGenerator;
  /** What went wrong where no caller waits: broken streams, lost acknowledgements. Ids and status words only. */
  readonly onFault: (detail: string) => void;
  /** `host:port` of an emulator or of a private endpoint; without it the SDK decides, and reads PUBSUB_EMULATOR_HOST. */
  readonly apiEndpoint?: string;
  /** After which a publish has failed, retries included. */
  readonly publishTimeout?: Milliseconds;
  /**
   * A stream that has been silent for so long is opened anew: streams have stalled without an error. On a topic where
   * nothing happens that costs one call each time.
   */
  readonly stallAfter?: Milliseconds;
  /** A message whose handler runs for longer is given up by the client, and delivered again beside it. */
  readonly longestHandling?: Milliseconds;
  /** Deliveries come to the push endpoint; nothing is pulled but dead letters. */
  readonly push?: PushOptions;
}

/** Used where the options leave something open. */
export const PUBSUB_DEFAULTS: Required<Pick<PubSubQueueOptions, 'publishTimeout' | 'stallAfter' | 'longestHandling'>> =
  {
    publishTimeout: 10_000,
    stallAfter: 10 * 60_000,
    longestHandling: 6 * 3_600_000,
  };
