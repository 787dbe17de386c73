import type { DeadLetterFilter } from '../../../domain/ports/dead-letter-ledger.ts';
import { type Settled, type Settlement, settleLetter } from './settle-letter.ts';
import type { LedgerPorts } from './with-ledger.ts';

/** One letter and what became of it. */
export interface SettledLetter {
  readonly id: string;
  readonly result: Settled;
}

/** Letters read at once: more than an operator has, but not without bound. */
const PAGE = 10_000;

/** Ids of all waiting letters that match. */
export async function matchingLetters({ ledger }: LedgerPorts, filter: DeadLetterFilter): Promise<readonly string[]> {
  return (await ledger.list(filter, PAGE)).map(({ id }) => id);
}

/** Settles letters one after another, until all are or `stopping` aborts. */
export async function settleLetters(
  ports: LedgerPorts,
  settlement: Settlement,
  ids: readonly string[],
  stopping: AbortSignal,
  onProgress: (done: number) => void,
): Promise<readonly SettledLetter[]> {
  const settled: SettledLetter[] = [];
  for (const id of new Set(ids)) {
    if (stopping.aborted) break;
    settled.push({ id, result: await settleLetter(ports, settlement, id) });
    onProgress(settled.length);
  }
  return settled;
}
