import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { Delivery } from '../../../domain/ports/job-queue.ts';
import type { Actor } from '../actor.ts';

/** Told what passes between the queue and its consumers. */
export interface QueueWatcher {
  /** A message is taken by the queue. */
  published(actor: Actor, body: Uint8Array): void;
  /** A consumer is about to settle a delivery in this way. */
  settled(actor: Actor, delivery: Delivery, disposition: DeliveryDisposition): void;
}
