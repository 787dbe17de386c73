import type { DeadLetter } from '../domain/ports/dead-letter-ledger.ts';
import type { DeadLetterDelivery } from '../domain/ports/job-queue.ts';
import type { Ports } from './ports.ts';
import { publishRequest } from './publish-request.ts';

/** Files what arrives on the dead-letter channel in the ledger, where an operator sees it. */
export function fileDeadLetter({
  ledger,
  repository,
  codec,
  telemetry,
}: Pick<Ports, 'ledger' | 'repository' | 'codec' | 'telemetry'>): (letter: DeadLetterDelivery) => Promise<void> {
  return async ({ letterId, body, reason, detail }) => {
    const decoded = codec.decode(body);
    const message = decoded.kind === 'message' ? decoded.message : null;
    const requestId = message?.requestId ?? null;
    await ledger.file({ id: letterId, body, reason, detail, requestId });
    if (requestId !== null && reason === 'request_failed') {
      await repository.apply(requestId, { type: 'letter_filed', letterId });
    }
    telemetry.emit({ type: 'dead_lettered', messageId: letterId, requestId, reason, detail }, message ?? undefined);
  };
}

export type ReplayResult = 'replayed' | 'already_settled' | 'unknown_letter' | 'queue_unavailable';

/**
 * Gives a dead letter another chance, once: a failed request is worked on anew, anything else is published as it was.
 * If the queue cannot be reached the letter stays, and nothing is lost.
 */
export function replayDeadLetter(
  ports: Pick<Ports, 'ledger' | 'repository' | 'queue' | 'codec' | 'telemetry'>,
): (letterId: string) => Promise<ReplayResult> {
  return async (letterId) => {
    const letter = await ports.ledger.find(letterId);
    if (letter === null) return 'unknown_letter';
    if (letter.state !== 'waiting') return 'already_settled';
    if (!(await sendAgain(ports, letter))) return 'queue_unavailable';
    return (await ports.ledger.settle(letterId, 'replayed')) ? 'replayed' : 'already_settled';
  };
}

async function sendAgain(
  ports: Pick<Ports, 'repository' | 'queue' | 'codec' | 'telemetry'>,
  letter: DeadLetter,
): Promise<boolean> {
  if (letter.requestId !== null) {
    const result = await ports.repository.apply(letter.requestId, { type: 'replay' });
    if (result.kind === 'applied') {
      // The row is queued and owed from here on, so a publish that fails is only late.
      await publishRequest(ports, result.request);
      return true;
    }
    if (result.kind === 'refused') {
      // It did not fail, so there is nothing to do anew; but what is still owed needs its message again.
      if (result.request.recheckAt !== null) await publishRequest(ports, result.request);
      return true;
    }
  }
  try {
    await ports.queue.publish(letter.body, null);
    return true;
  } catch {
    return false;
  }
}

/** Puts a dead letter away for good. Its request keeps its `failed` outcome. */
export function discardDeadLetter({
  ledger,
}: Pick<Ports, 'ledger'>): (letterId: string) => Promise<'discarded' | 'already_settled' | 'unknown_letter'> {
  return async (letterId) => {
    if ((await ledger.find(letterId)) === null) return 'unknown_letter';
    return (await ledger.settle(letterId, 'discarded')) ? 'discarded' : 'already_settled';
  };
}
