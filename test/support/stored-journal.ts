import { TypeOrmOperationsJournal } from '../../src/adapters/typeorm/typeorm-operations-journal.ts';
import { TypeOrmRequestRepository } from '../../src/adapters/typeorm/typeorm-request-repository.ts';
import type { JournalUnderTest } from '../contract/operations-journal.contract.ts';
import type { TestDatabase } from './databases.ts';

/** The TypeORM journal beside the repository that fills what it reads, with the way in which a test can spoil a row. */
export async function storedJournal(opening: Promise<TestDatabase>): Promise<JournalUnderTest> {
  const { database, close } = await opening;
  return {
    journal: new TypeOrmOperationsJournal(database),
    repository: new TypeOrmRequestRepository(database),
    corrupt: async (id) => {
      await database.query(`UPDATE requests SET status = 'postponed' WHERE id = $1`, [id]);
      await database.query(
        `UPDATE request_events SET body = body || '{"kind": "postponed"}' WHERE request_id = $1 AND body->>'type' = 'outcome'`,
        [id],
      );
    },
    close,
  };
}
