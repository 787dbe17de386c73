import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { purgeOldRequests } from '../../src/adapters/typeorm/purge-old-requests.ts';
import { TypeOrmRequestRepository } from '../../src/adapters/typeorm/typeorm-request-repository.ts';
import type { GenerationOutcome } from '../../src/domain/generation-outcome.ts';
import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { SAMPLE_OUTCOMES } from '../support/samples.ts';
import { reportSkipped } from '../support/skip.ts';

const DAY = 24 * 3_600_000;
const found = findPostgres();
if ('missing' in found) reportSkipped('purge', found.missing);
else {
  describe('purge', () => {
    let opened: Awaited<ReturnType<typeof openTestPostgres>>;
    let database: DataSource;
    beforeAll(async () => {
      opened = await openTestPostgres();
      database = opened.database;
    });
    afterAll(() => opened.close());

    const purge = (ages = { olderThan: 30 * DAY, lessonsKeptFor: 90 * DAY }) =>
      purgeOldRequests(database, ages, () => undefined, new AbortController().signal);

    async function ended(outcome: GenerationOutcome | null, daysAgo: number, upgradable = false): Promise<string> {
      const repository = new TypeOrmRequestRepository(database);
      const id = randomUUID();
      const question = { query: 'Why?', grade: 9, interests: [], modalities: ['text' as const], language: 'en' };
      await repository.submit({ id, correlationId: id, studentId: 'one', idempotencyKey: null, question, trace: null });
      if (outcome !== null) {
        await repository.apply(id, { type: 'claim', worker: 'one', leaseFor: 60_000 });
        await repository.apply(id, { type: 'record_outcome', fence: 1, outcome, upgradable });
      }
      await database.query(`UPDATE requests SET updated_at = now() - $2 * interval '1 day' WHERE id = $1`, [
        id,
        daysAgo,
      ]);
      return id;
    }

    test('deletes what ended long ago with its events, and keeps what is new or owed to somebody', async () => {
      const { success, clarification_needed: asked, failed, out_of_scope: outOfScope } = SAMPLE_OUTCOMES;
      const old = [await ended(success, 31), await ended(outOfScope, 400)];
      const kept = [
        await ended(success, 29),
        await ended(null, 31),
        await ended(failed, 31),
        await ended(success, 31, true),
        await ended({ ...asked, cause: 'model_unavailable' }, 31),
      ];
      const purged = await purge();
      expect(purged).toMatchObject({ requests: old.length });
      expect(purged.events).toBeGreaterThan(old.length);
      const rows = await database.query<{ id: string }[]>('SELECT id FROM requests');
      expect(rows.map(({ id }) => id).sort()).toEqual([...kept].sort());
      const events = await database.query<{ id: string }[]>('SELECT DISTINCT request_id AS id FROM request_events');
      expect(events.map(({ id }) => id).sort()).toEqual([...kept].sort());
      expect(await purge()).toMatchObject({ requests: 0 });
    });

    test('deletes lessons that have expired and are old enough, and no others', async () => {
      for (const daysAgo of [29, 31, 89, 91]) {
        await database.query(
          `INSERT INTO lessons (key, lesson_id, lesson, provenance, stored_at)
           VALUES ($1, $2, '{}', '{}', now() - $3 * interval '1 day')`,
          [`stored ${daysAgo} days ago`, randomUUID(), daysAgo],
        );
      }
      const left = async () =>
        (await database.query<{ key: string }[]>('SELECT key FROM lessons ORDER BY stored_at DESC')).map(
          ({ key }) => key,
        );
      expect(await purge()).toMatchObject({ lessons: 1 });
      expect(await left()).toEqual(['stored 29 days ago', 'stored 31 days ago', 'stored 89 days ago']);
      expect(await purge({ olderThan: 30 * DAY, lessonsKeptFor: DAY })).toMatchObject({ lessons: 2 });
      expect(await left()).toEqual(['stored 29 days ago']);
    });

    test('goes past a row that somebody holds, and takes it another time', async () => {
      const held = await ended(success(), 31);
      const holder = database.createQueryRunner();
      await holder.startTransaction();
      await holder.query('SELECT FROM requests WHERE id = $1 FOR UPDATE', [held]);
      expect(await purge()).toMatchObject({ requests: 0 });
      await holder.rollbackTransaction();
      await holder.release();
      expect(await purge()).toMatchObject({ requests: 1 });
    });
  });
}

function success(): GenerationOutcome {
  return SAMPLE_OUTCOMES.success;
}
