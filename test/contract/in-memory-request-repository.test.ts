import { InMemoryRequestRepository } from '../../src/adapters/in-memory/in-memory-request-repository.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { requestRepositoryContract } from './request-repository.contract.ts';

requestRepositoryContract('in memory', async () => ({
  repository: new InMemoryRequestRepository(new SystemClock()),
  capabilities: { durable: false, breakable: false },
  close: async () => undefined,
}));
