import { match } from 'ts-pattern';
import type { ContentRequest } from '../domain/content-request.ts';
import { outcomeOf } from '../domain/content-request.ts';
import { ACKNOWLEDGE, type DeliveryDisposition, dispositionOfOutcome } from '../domain/delivery-disposition.ts';
import { UnrecognisedWord } from '../domain/generation-fault.ts';
import type { Refusal } from '../domain/life-cycle-action.ts';
import type { Delivery, DeliveryHandler } from '../domain/ports/job-queue.ts';
import type { Telemetry } from '../domain/ports/telemetry.ts';
import type { RequestMessage } from '../domain/request-message.ts';
import { backoffDelay } from '../domain/retry-policy.ts';
import { attemptRequest } from './attempt-request.ts';
import type { GenerationPorts } from './generation-context.ts';
import type { Ports } from './ports.ts';
import type { WorkerSettings } from './settings.ts';

export type ProcessPorts = GenerationPorts & Pick<Ports, 'codec'>;

/**
 * One delivery, from bytes to disposition: decode → claim → attempt → disposition. The row is the truth; whatever the
 * delivery is (first, again, too late, junk), the disposition follows from it.
 */
export function processDelivery(ports: ProcessPorts, settings: WorkerSettings): DeliveryHandler {
  return async (delivery) => {
    const decoded = ports.codec.decode(delivery.body);
    if (decoded.kind === 'unreadable') {
      const { reason, detail } = decoded;
      return { kind: 'dead_letter', reason, detail, letterId: delivery.messageId };
    }
    const { message } = decoded;
    const work = async (telemetry: Telemetry): Promise<DeliveryDisposition> => {
      const within = { ...ports, telemetry };
      try {
        return await processMessage(within, settings, message, delivery);
      } catch (thrown) {
        return dispositionOfThrown(within, settings, message, thrown);
      }
    };
    const span = 'process generation request';
    return ports.telemetry.span(span, delivery.trace, (_, telemetry) => work(telemetry), message);
  };
}

async function processMessage(
  ports: ProcessPorts,
  settings: WorkerSettings,
  { requestId }: RequestMessage,
  delivery: Delivery,
): Promise<DeliveryDisposition> {
  const { worker, leaseFor } = settings;
  const claimed = await ports.repository.apply(requestId, { type: 'claim', worker, leaseFor });
  return match(claimed)
    .returnType<DeliveryDisposition | Promise<DeliveryDisposition>>()
    .with({ kind: 'applied' }, ({ request }) => attemptRequest(ports, settings, request, delivery.signal))
    .with({ kind: 'unknown_request' }, () => ({
      kind: 'dead_letter',
      reason: 'unknown_request',
      detail: `no request ${requestId}`,
      letterId: delivery.messageId,
    }))
    .with({ kind: 'refused' }, ({ refusal, request }) => {
      ports.telemetry.emit({ type: 'duplicate_suppressed', requestId, why: refusal.reason });
      return dispositionOfRefusedClaim(ports, settings, request, refusal);
    })
    .exhaustive();
}

/** A delivery that comes too early is delayed; one that comes too late is settled as its outcome was. */
function dispositionOfRefusedClaim(
  { clock, ids }: ProcessPorts,
  { retry }: WorkerSettings,
  request: ContentRequest,
  refusal: Refusal,
): DeliveryDisposition {
  // Leases are in database time, so a worker's own clock may disagree a little: wait a bit longer, spread out.
  const until = (instant: number): DeliveryDisposition => ({
    kind: 'retry',
    after: Math.max(0, instant - clock.now()) + backoffDelay(retry, 1, ids.random()),
  });
  return match(refusal)
    .returnType<DeliveryDisposition>()
    .with({ reason: 'leased' }, (leased) => until(leased.until))
    .with({ reason: 'not_due' }, ({ at }) => until(at))
    .with({ reason: 'ended' }, () => {
      const outcome = outcomeOf(request);
      return outcome === null ? ACKNOWLEDGE : dispositionOfOutcome(outcome, request);
    })
    .with(
      { reason: 'waiting_for_student' },
      { reason: 'stale_fence' },
      { reason: 'not_waiting' },
      { reason: 'already_answered' },
      { reason: 'unknown_question' },
      { reason: 'unknown_option' },
      { reason: 'not_better' },
      { reason: 'not_allowed' },
      () => ACKNOWLEDGE,
    )
    .exhaustive();
}

/** The database could not be read or written: the message waits. A row with an unknown word is put aside for an operator. */
function dispositionOfThrown(
  { telemetry, ids }: ProcessPorts,
  { retry }: WorkerSettings,
  { requestId, correlationId }: RequestMessage,
  thrown: unknown,
): DeliveryDisposition {
  if (thrown instanceof UnrecognisedWord) {
    const { where, raw } = thrown;
    telemetry.emit({ type: 'unexpected_status', where, raw });
    // Named by the request: recovery publishes it again and again, and it is one dead letter all the same.
    const letterId = `${requestId}/unrecognised`;
    return { kind: 'dead_letter', reason: 'unrecognised_status', detail: thrown.message, letterId };
  }
  const after = backoffDelay(retry, 2, ids.random());
  const fault = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'unknown';
  telemetry.emit({ type: 'attempt_failed', requestId, correlationId, fault, retryIn: after });
  return { kind: 'retry', after };
}
