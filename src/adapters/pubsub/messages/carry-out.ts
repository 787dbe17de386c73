import { match } from 'ts-pattern';
import type { DeliveryDisposition } from '../../../domain/delivery-disposition.ts';
import type { PutAside } from './dead-letter-attributes.ts';

/** What became of a delivery: settled for good, or to be delivered again. */
export type Settlement = 'settled' | 'again';

/**
 * Runs a handler and carries out what it answered. A dead letter is published before the message counts as settled, so
 * between the two it may be there twice but never not at all. Never rejects: whatever fails leaves the message for
 * another delivery, and is told.
 */
export async function carryOut(
  handle: () => Promise<DeliveryDisposition>,
  putAside: (letter: PutAside) => Promise<void>,
  onFault: (detail: string) => void,
): Promise<Settlement> {
  try {
    const disposition = await handle();
    return await match(disposition)
      .returnType<Settlement | Promise<Settlement>>()
      .with({ kind: 'acknowledge' }, () => 'settled')
      .with({ kind: 'retry' }, () => 'again')
      .with({ kind: 'dead_letter' }, async (letter) => {
        await putAside(letter);
        return 'settled' as const;
      })
      .exhaustive();
  } catch (thrown) {
    onFault(thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : 'a value that is not an error was thrown');
    return 'again';
  }
}
