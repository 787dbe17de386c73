import { match } from 'ts-pattern';
import { discardDeadLetter, replayDeadLetter } from '../../../application/dead-letters.ts';
import { UnrecognisedWord } from '../../../domain/generation-fault.ts';
import type { DeadLetter } from '../../../domain/ports/dead-letter-ledger.ts';
import type { LedgerPorts } from './with-ledger.ts';

/** What became of one letter. */
export type Settled =
  | 'replayed'
  | 'discarded'
  /** It had been settled in the same way before: asking twice is no mistake. */
  | 'already_replayed'
  | 'already_discarded'
  | 'unknown_letter'
  | 'queue_unavailable'
  /** The memory queue ends with this command, and a message that no request stands behind would end with it. */
  | 'no_queue_to_replay_to'
  /** The row of its request holds a word that this version does not know. */
  | 'unrecognised_row';

/** How a letter can be settled. */
export type Settlement = 'replay' | 'discard';

/** Settles one letter, or says why it stays as it is. Safe to run again. */
export async function settleLetter(ports: LedgerPorts, settlement: Settlement, id: string): Promise<Settled> {
  const letter = await ports.ledger.find(id);
  if (letter === null) return 'unknown_letter';
  try {
    if (settlement === 'replay' && letter.state === 'waiting' && (await wouldBeLost(ports, letter))) {
      return 'no_queue_to_replay_to';
    }
    const result = await (settlement === 'replay' ? replayDeadLetter(ports)(id) : discardDeadLetter(ports)(id));
    return result === 'already_settled' ? await settledBefore(ports, id) : result;
  } catch (thrown) {
    if (thrown instanceof UnrecognisedWord) return 'unrecognised_row';
    throw thrown;
  }
}

/** Whether the letter was settled as asked, now or earlier. */
export function isSettledAs(settlement: Settlement, settled: Settled): boolean {
  return match(settled)
    .with('replayed', 'already_replayed', () => settlement === 'replay')
    .with('discarded', 'already_discarded', () => settlement === 'discard')
    .with('unknown_letter', 'queue_unavailable', 'no_queue_to_replay_to', 'unrecognised_row', () => false)
    .exhaustive();
}

/** A queue that ends with the process forgets the message; only a row in the database would remember what is owed. */
async function wouldBeLost({ queue, repository }: LedgerPorts, { requestId }: DeadLetter): Promise<boolean> {
  if (queue.capabilities.durable) return false;
  return requestId === null || (await repository.find(requestId)) === null;
}

async function settledBefore({ ledger }: LedgerPorts, id: string): Promise<Settled> {
  return (await ledger.find(id))?.state === 'discarded' ? 'already_discarded' : 'already_replayed';
}
