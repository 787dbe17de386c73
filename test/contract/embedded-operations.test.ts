import { TypeOrmWorkerReports } from '../../src/adapters/typeorm/typeorm-worker-reports.ts';
import { openTestEmbedded } from '../support/databases.ts';
import { storedJournal } from '../support/stored-journal.ts';
import { operationsJournalContract } from './operations-journal.contract.ts';
import { workerReportsContract } from './worker-reports.contract.ts';

operationsJournalContract('TypeORM on embedded PostgreSQL', () => storedJournal(openTestEmbedded()));

workerReportsContract('TypeORM on embedded PostgreSQL', async () => {
  const { database, close } = await openTestEmbedded();
  return { workerReports: new TypeOrmWorkerReports(database), close };
});
