import { TypeOrmDeadLetterLedger } from '../../src/adapters/typeorm/typeorm-dead-letter-ledger.ts';
import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { deadLetterLedgerContract } from './dead-letter-ledger.contract.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('DeadLetterLedger: TypeORM on PostgreSQL', found.missing);
else {
  deadLetterLedgerContract('TypeORM on PostgreSQL', async () => {
    const { database, close } = await openTestPostgres();
    return { ledger: new TypeOrmDeadLetterLedger(database), close };
  });
}
