import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { DeadLetterLedger } from '../../src/domain/ports/dead-letter-ledger.ts';
import { opened } from '../support/contract-suite.ts';

/** One scenario a promise of the DeadLetterLedger port. */
export function deadLetterLedgerContract(
  name: string,
  open: () => Promise<{ readonly ledger: DeadLetterLedger; close(): Promise<void> }>,
): void {
  describe(`DeadLetterLedger: ${name}`, () => {
    const under = opened(open);
    const ledger = (): DeadLetterLedger => under().ledger;

    async function filed(reason: 'unreadable_message' | 'request_failed' = 'unreadable_message') {
      const letter = {
        id: randomUUID(),
        body: new Uint8Array([0, 255, 10]),
        reason,
        detail: 'not JSON',
        requestId: null,
      };
      await ledger().file(letter);
      return letter;
    }

    test('1, 4: a letter is kept once, byte for byte', async () => {
      const letter = await filed();
      await ledger().file({ ...letter, detail: 'filed again' });
      expect(await ledger().find(letter.id)).toMatchObject({ ...letter, state: 'waiting' });
      const listed = await ledger().list({}, 1_000);
      expect(listed.filter(({ id }) => id === letter.id)).toHaveLength(1);
    });

    test('1: a settled letter stays settled', async () => {
      const letter = await filed();
      await ledger().settle(letter.id, 'discarded');
      await ledger().file(letter);
      expect((await ledger().find(letter.id))?.state).toBe('discarded');
    });

    test('2: the list is filtered by reason, state and time, newest first', async () => {
      const failed = await filed('request_failed');
      const junk = await filed();
      await ledger().settle(junk.id, 'replayed');
      const ids = async (filter: Parameters<DeadLetterLedger['list']>[0]) =>
        (await ledger().list(filter, 1_000)).map(({ id }) => id);
      expect(await ids({ reason: 'request_failed' })).toContain(failed.id);
      expect(await ids({ reason: 'request_failed' })).not.toContain(junk.id);
      expect(await ids({ state: 'replayed' })).toContain(junk.id);
      expect(await ids({ state: 'replayed' })).not.toContain(failed.id);
      const filedAt = (await ledger().find(failed.id))?.filedAt ?? 0;
      expect(await ids({ filedBefore: filedAt })).not.toContain(failed.id);
      expect(await ids({ filedBefore: filedAt + 60_000 })).toContain(failed.id);
      const times = (await ledger().list({}, 1_000)).map((letter) => letter.filedAt);
      expect(times).toEqual([...times].sort((one, other) => other - one));
      expect(await ledger().list({}, 1)).toHaveLength(1);
    });

    test('3: of twenty that settle a letter one does', async () => {
      const { id } = await filed();
      const settled = await Promise.all(Array.from({ length: 20 }, () => ledger().settle(id, 'replayed')));
      expect(settled.filter(Boolean)).toHaveLength(1);
    });

    test('5: what waits is counted, what is settled is not', async () => {
      const before = await ledger().countWaiting();
      await filed();
      const settled = await filed();
      expect(await ledger().countWaiting()).toBe(before + 2);
      await ledger().settle(settled.id, 'discarded');
      expect(await ledger().countWaiting()).toBe(before + 1);
    });

    test('an unknown letter is not found and cannot be settled', async () => {
      expect(await ledger().find(randomUUID())).toBeNull();
      expect(await ledger().settle(randomUUID(), 'discarded')).toBe(false);
    });
  });
}
