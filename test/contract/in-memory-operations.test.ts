import { InMemoryOperationsJournal } from '../../src/adapters/in-memory/in-memory-operations-journal.ts';
import { InMemoryRequestRepository } from '../../src/adapters/in-memory/in-memory-request-repository.ts';
import { InMemoryWorkerReports } from '../../src/adapters/in-memory/in-memory-worker-reports.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { operationsJournalContract } from './operations-journal.contract.ts';
import { workerReportsContract } from './worker-reports.contract.ts';

operationsJournalContract('in memory', async () => {
  const repository = new InMemoryRequestRepository(new SystemClock());
  return { journal: new InMemoryOperationsJournal(repository), repository, close: async () => undefined };
});

workerReportsContract('in memory', async () => ({
  workerReports: new InMemoryWorkerReports(new SystemClock()),
  close: async () => undefined,
}));
