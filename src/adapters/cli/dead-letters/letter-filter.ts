import { InvalidArgumentError } from 'commander';
import type { DeadLetterReason } from '../../../domain/delivery-disposition.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { DeadLetterFilter, DeadLetterState } from '../../../domain/ports/dead-letter-ledger.ts';
import type { RequestRepository } from '../../../domain/ports/request-repository.ts';

/** How an operator narrows the letters down. */
export interface LetterFilterOptions {
  readonly reason?: DeadLetterReason;
  readonly olderThan?: Milliseconds;
}

/** The ledger's filter; ages count in database time, in which letters are filed. */
export async function letterFilter(
  { reason, olderThan }: LetterFilterOptions,
  state: DeadLetterState | null,
  repository: Pick<RequestRepository, 'now'>,
): Promise<DeadLetterFilter> {
  return {
    ...(reason !== undefined && { reason }),
    ...(state !== null && { state }),
    ...(olderThan !== undefined && { filedBefore: (await repository.now()) - olderThan }),
  };
}

const UNITS: Readonly<Record<string, Milliseconds>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 };

/** An age such as `90s`, `30m`, `2h` or `7d`, in milliseconds. */
export function age(text: string): Milliseconds {
  const [, count, unit = ''] = /^(\d+)([smhd])$/.exec(text) ?? [];
  const milliseconds = UNITS[unit];
  if (count === undefined || milliseconds === undefined) {
    throw new InvalidArgumentError('It must be a number with a unit, such as 90s, 30m, 2h or 7d.');
  }
  return Number(count) * milliseconds;
}
