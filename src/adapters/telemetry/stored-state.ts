import type { DeadLetterLedger } from '../../domain/ports/dead-letter-ledger.ts';
import type { LongestOwed, RequestRepository } from '../../domain/ports/request-repository.ts';
import type { RequestStatus } from '../../domain/request-status.ts';

/** What only the database knows: the same in every process that reads it. */
export interface StoredState {
  readonly requests: Readonly<Record<RequestStatus, number>>;
  readonly longestOwed: LongestOwed;
  readonly waitingForModel: number;
  readonly deadLettersWaiting: number;
}

/** Reads it piece by piece: a scrape takes no more than one connection from the work. */
export async function readStoredState(
  repository: Pick<RequestRepository, 'countByStatus' | 'longestOwed' | 'countWaitingForModel'>,
  ledger: Pick<DeadLetterLedger, 'countWaiting'>,
): Promise<StoredState> {
  return {
    requests: await repository.countByStatus(),
    longestOwed: await repository.longestOwed(),
    waitingForModel: await repository.countWaitingForModel(),
    deadLettersWaiting: await ledger.countWaiting(),
  };
}
