import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { ACQUIRE_LESSONS, FIND_LESSON_BY_ID, FIND_LESSONS } from '../../../src/adapters/typeorm/library-statements.ts';
import { WRITE_REQUESTS } from '../../../src/adapters/typeorm/request-statements.ts';
import { openTestPostgres, storageOn } from '../../support/databases.ts';
import { findPostgres } from '../../support/postgres.ts';
import { SAMPLE_OUTCOMES, SAMPLE_PROVENANCE, sampleLesson } from '../../support/samples.ts';
import { reportSkipped } from '../../support/skip.ts';

/** Enough that the planner prefers an index wherever there is one that fits. */
const FINISHED = 20_000;

const found = findPostgres();
if ('missing' in found) reportSkipped('query plans', found.missing);
else {
  describe(`query plans with ${FINISHED} finished requests`, () => {
    let opened: Awaited<ReturnType<typeof openTestPostgres>>;
    let database: DataSource;
    beforeAll(async () => {
      opened = await openTestPostgres();
      database = opened.database;
      await fill(database);
    }, 60_000);
    afterAll(() => opened.close());

    /** The tables of more than a handful of rows that a statement reads from end to end. */
    async function readWhole(statement: string, parameters: readonly unknown[]): Promise<readonly string[]> {
      const [row] = await database.query<{ 'QUERY PLAN': unknown }[]>(`EXPLAIN (FORMAT JSON) ${statement}`, [
        ...parameters,
      ]);
      const text = JSON.stringify(row?.['QUERY PLAN']);
      const scans = [...text.matchAll(/"Node Type":"Seq Scan".*?"Relation Name":"(\w+)"/g)].map(
        ([, table]) => table ?? '',
      );
      return scans.filter((table) => ['requests', 'request_events', 'lessons'].includes(table));
    }

    /** Runs the work and gives every statement that it sent, with its parameters. */
    async function statementsOf(work: () => Promise<unknown>): Promise<[statement: string, parameters: unknown[]][]> {
      const sent: [string, unknown[]][] = [];
      const { logger } = database;
      Object.assign(database, {
        logger: { ...logger, logQuery: (query: string, parameters: unknown[] = []) => sent.push([query, parameters]) },
      });
      try {
        await work();
      } finally {
        Object.assign(database, { logger });
      }
      return sent.filter(([query]) => /^\s*(SELECT|UPDATE|INSERT|DELETE|WITH)/i.test(query));
    }

    test.each<[string, (ports: ReturnType<typeof storageOn>) => Promise<unknown>]>([
      ['find', ({ repository }) => repository.find(randomUUID())],
      ['apply to a request of another process', ({ repository }) => repository.apply(randomUUID(), { type: 'cancel' })],
      ['eventsAfter', ({ repository }) => repository.eventsAfter(randomUUID(), 0, 100)],
      ['listOfStudent', ({ repository }) => repository.listOfStudent('student-7', { limit: 20, cursor: null })],
      ['findWithLesson', ({ repository }) => repository.findWithLesson('student-7', randomUUID())],
      ['takeDue', ({ repository }) => repository.takeDue(100, 1)],
      ['unfinished', ({ repository }) => repository.unfinished(100, randomUUID())],
      ['waitingForModel', ({ repository }) => repository.waitingForModel(10)],
      ['countWaitingForModel', ({ repository }) => repository.countWaitingForModel()],
      ['queuePosition', ({ repository }) => repository.queuePosition(randomUUID())],
      ['countByStatus', ({ repository }) => repository.countByStatus()],
      ['longestOwed', ({ repository }) => repository.longestOwed()],
    ])('%s reads by an index', async (_name, work) => {
      const sent = await statementsOf(() => work(storageOn(database)));
      expect(sent.length).toBeGreaterThan(0);
      for (const [statement, parameters] of sent) {
        expect({ statement, readWhole: await readWhole(statement, parameters) }).toEqual({ statement, readWhole: [] });
      }
    });

    test('the write of a group finds its rows by their index', async () => {
      expect(await readWhole(WRITE_REQUESTS, ['[]', '[]', '[]'])).toEqual([]);
    });

    test.each<[name: string, text: string, parameters: readonly unknown[]]>([
      [FIND_LESSONS.name, FIND_LESSONS.text, [['key 1'], [null], 1e9]],
      [ACQUIRE_LESSONS.name, ACQUIRE_LESSONS.text, [['key 1', 'none'], [null, null], 1e9, [1_000, 1_000]]],
      [FIND_LESSON_BY_ID.name, FIND_LESSON_BY_ID.text, [randomUUID(), null]],
    ])('the prepared %s reads by an index', async (_name, text, parameters) => {
      expect(await readWhole(text, parameters)).toEqual([]);
    });

    test('a statement without an index would be noticed', async () => {
      expect(await readWhole('SELECT FROM requests WHERE grade = 3', [])).toEqual(['requests']);
    });
  });
}

async function fill(database: DataSource): Promise<void> {
  const { outcome } = { outcome: SAMPLE_OUTCOMES.success };
  await database.query(
    `INSERT INTO requests (id, correlation_id, student_id, query, grade, interests, modalities, language, created_at,
       updated_at, status, outcome, upgrade, fence, generation, attempts, clarifications, checkpoints, waiting_for_model,
       last_event)
     SELECT gen_random_uuid(), 'c' || n, 'student-' || n % 500, 'Why?', 9, '[]', '["text"]', 'en',
       now() - n * interval '1 second', now() - n * interval '1 second', 'completed', $1::jsonb, 'none', 1, 1, 1, '[]',
       '{"understanding": null, "lesson": null, "provenance": null}', false, 3
     FROM generate_series(1, ${FINISHED}) AS n`,
    [JSON.stringify(outcome)],
  );
  await database.query(
    `INSERT INTO request_events (request_id, sequence, generation, at, body)
     SELECT id, sequence, 1, updated_at, '{"type": "cancelled"}' FROM requests, generate_series(1, 3) AS sequence`,
  );
  const lesson = sampleLesson(randomUUID());
  await database.query(
    `INSERT INTO lessons (key, lesson_id, lesson, provenance, stored_at)
     SELECT 'key ' || n, gen_random_uuid(), $1::jsonb, $2::jsonb, now() FROM generate_series(1, 5000) AS n`,
    [JSON.stringify(lesson), JSON.stringify(SAMPLE_PROVENANCE)],
  );
  await database.query('VACUUM ANALYZE');
}
