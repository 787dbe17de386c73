import { TypeOrmDeadLetterLedger } from '../../src/adapters/typeorm/typeorm-dead-letter-ledger.ts';
import { openTestEmbedded } from '../support/databases.ts';
import { deadLetterLedgerContract } from './dead-letter-ledger.contract.ts';

deadLetterLedgerContract('TypeORM on embedded PostgreSQL', async () => {
  const { database, close } = await openTestEmbedded();
  return { ledger: new TypeOrmDeadLetterLedger(database), close };
});
