import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lessonKey } from '../../../src/domain/lesson-key.ts';
import { openTestPostgres, storageOn, type TestDatabase } from '../../support/databases.ts';
import { findPostgres } from '../../support/postgres.ts';
import { SAMPLE_PROVENANCE, sampleLesson } from '../../support/samples.ts';
import { reportSkipped } from '../../support/skip.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('an unreadable lesson', found.missing);
else {
  describe('a lesson that this version cannot read', () => {
    let opened: TestDatabase;
    beforeAll(async () => {
      opened = await openTestPostgres();
    }, 60_000);
    afterAll(() => opened.close());

    test('fails those who want it, and no others that ask at the same moment', async () => {
      const parts = {
        grade: 9,
        interest: null,
        language: 'en',
        modalities: [],
        quality: 'full',
        policyVersion: '1',
      } as const;
      const [broken, whole, missing] = ['broken', 'whole', 'missing'].map((topicId) =>
        lessonKey({ ...parts, topicId }),
      );
      if (broken === undefined || whole === undefined || missing === undefined) throw new Error('three keys');
      const { library } = storageOn(opened.database);
      for (const key of [broken, whole]) {
        const acquired = await library.acquire(key, 60_000);
        if (acquired.kind !== 'build') throw new Error(acquired.kind);
        await library.store(acquired.ticket, sampleLesson(randomUUID()), SAMPLE_PROVENANCE);
      }
      await opened.database.query(`UPDATE lessons SET lesson = '{"of": "another version"}' WHERE key LIKE '%broken%'`);
      const answers = await Promise.allSettled([broken, whole, missing].map((key) => library.acquire(key, 60_000)));
      expect(answers).toMatchObject([
        { status: 'rejected', reason: { name: 'UnrecognisedWord' } },
        { status: 'fulfilled', value: { kind: 'hit' } },
        { status: 'fulfilled', value: { kind: 'build' } },
      ]);
    });
  });
}
