import { InMemoryDeadLetterLedger } from '../../src/adapters/in-memory/in-memory-dead-letter-ledger.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { deadLetterLedgerContract } from './dead-letter-ledger.contract.ts';

deadLetterLedgerContract('in memory', async () => ({
  ledger: new InMemoryDeadLetterLedger(new SystemClock()),
  close: async () => undefined,
}));
