import { ACKNOWLEDGE, type DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { DeliveryHandler, JobQueue } from '../../../domain/ports/job-queue.ts';
import { overriding } from '../overriding.ts';
import { requestIdOf } from '../watch/request-id-of.ts';
import type { PlantedBug } from './planted-bug.ts';

/** Breakages of how a message is settled. */
export const QUEUE_BUGS: readonly PlantedBug[] = [
  {
    name: 'acknowledged before the handler ended',
    harm: 'the message of a worker that crashes is gone',
    caughtBy: ['settled_as_the_outcome_says'],
    sabotage: {
      workerQueue: (queue) =>
        handling(queue, (handler) => async (delivery) => {
          handler(delivery).catch(() => undefined);
          return ACKNOWLEDGE;
        }),
    },
  },
  {
    name: 'clarification treated as an error: put aside',
    harm: 'a valid answer is in the dead letters, as in the system that Vividly replaces',
    caughtBy: ['settled_as_the_outcome_says'],
    sabotage: {
      workerQueue: (queue, stored) =>
        handling(queue, (handler) => async (delivery) => {
          const disposition = await handler(delivery);
          const id = requestIdOf(delivery.body) ?? '';
          const status = (await stored.find(id))?.state.status;
          if (status !== 'awaiting_clarification') return disposition;
          return { kind: 'dead_letter', reason: 'request_failed', detail: 'not a success', letterId: `${id}/1` };
        }),
    },
  },
  {
    name: 'clarification treated as an error: retried',
    harm: 'a valid answer is tried again for minutes, as in the system that Vividly replaces',
    caughtBy: ['settled_as_the_outcome_says'],
    sabotage: {
      workerQueue: (queue, stored) =>
        handling(queue, (handler) => async (delivery) => {
          const disposition = await handler(delivery);
          const status = (await stored.find(requestIdOf(delivery.body) ?? ''))?.state.status;
          return status === 'awaiting_clarification' ? { kind: 'retry', after: 5_000 } : disposition;
        }),
    },
  },
  {
    name: 'junk retried',
    harm: 'a message that can never work loops for ever',
    caughtBy: ['settled_as_the_outcome_says'],
    sabotage: {
      workerQueue: (queue) =>
        handling(queue, (handler) => async (delivery) => {
          const disposition = await handler(delivery);
          const impossible = disposition.kind === 'dead_letter' && disposition.reason !== 'request_failed';
          return impossible ? { kind: 'retry', after: 5_000 } : disposition;
        }),
    },
  },
  {
    name: 'failed request acknowledged',
    harm: 'a request fails and no operator ever sees it',
    caughtBy: ['dead_letters_filed'],
    sabotage: {
      workerQueue: (queue) => handling(queue, (handler) => async (delivery) => withoutLetter(await handler(delivery))),
    },
  },
];

function handling(queue: JobQueue, wrap: (handler: DeliveryHandler) => DeliveryHandler): JobQueue {
  return overriding(queue, { consume: (handler, options) => queue.consume(wrap(handler), options) });
}

function withoutLetter(disposition: DeliveryDisposition): DeliveryDisposition {
  return disposition.kind === 'dead_letter' && disposition.reason === 'request_failed' ? ACKNOWLEDGE : disposition;
}
