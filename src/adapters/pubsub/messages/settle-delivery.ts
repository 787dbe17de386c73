import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { Delivery } from '../../../domain/ports/job-queue.ts';
import { carryOut, type Settlement } from './carry-out.ts';
import { deadLetterAttributes } from './dead-letter-attributes.ts';
import type { TopicPublisher } from './topic-publisher.ts';

/** Handles one delivery, whichever way it came, and carries out the answer. Never rejects. */
export type SettleDelivery = (delivery: Delivery, handle: () => Promise<DeliveryDisposition>) => Promise<Settlement>;

/** Settles deliveries, with dead letters published to the given topic. */
export function settleWith(letters: TopicPublisher, onFault: (detail: string) => void): SettleDelivery {
  return (delivery, handle) =>
    carryOut(
      handle,
      (letter) => letters.publish(delivery.body, deadLetterAttributes(letter, delivery)),
      (detail) => onFault(`message ${delivery.messageId} will be delivered again: ${detail}`),
    );
}
