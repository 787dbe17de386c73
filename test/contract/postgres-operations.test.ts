import { expect, test } from '@jest/globals';
import { TypeOrmOperationsJournal } from '../../src/adapters/typeorm/typeorm-operations-journal.ts';
import { TypeOrmWorkerReports } from '../../src/adapters/typeorm/typeorm-worker-reports.ts';
import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { storedJournal } from '../support/stored-journal.ts';
import { operationsJournalContract } from './operations-journal.contract.ts';
import { workerReportsContract } from './worker-reports.contract.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('operations: TypeORM on PostgreSQL', found.missing);
else {
  operationsJournalContract('TypeORM on PostgreSQL', () => storedJournal(openTestPostgres()));

  workerReportsContract('TypeORM on PostgreSQL', async () => {
    const { database, close } = await openTestPostgres();
    return { workerReports: new TypeOrmWorkerReports(database), close };
  });

  test('6: a database that is away is said to be', async () => {
    const { database, close } = await openTestPostgres();
    await close();
    const range = { from: 0, to: 1 };
    const away = expect.objectContaining({ name: 'PortFault', retryable: true });
    const journal = new TypeOrmOperationsJournal(database);
    await expect(journal.outcomes(range, 1)).rejects.toEqual(away);
    await expect(journal.latency(range, 1)).rejects.toEqual(away);
    await expect(journal.modelUse(range)).rejects.toEqual(away);
    await expect(journal.search('x', { limit: 1, cursor: null })).rejects.toEqual(away);
    await expect(new TypeOrmWorkerReports(database).list()).rejects.toEqual(away);
  });
}
