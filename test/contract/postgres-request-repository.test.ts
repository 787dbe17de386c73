import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { typeOrmRepositoryUnderTest } from '../support/typeorm-repository.ts';
import { requestRepositoryContract } from './request-repository.contract.ts';

const found = findPostgres();
const suite = 'TypeORM on PostgreSQL';
if ('missing' in found) reportSkipped(suite, found.missing);
else requestRepositoryContract(suite, () => typeOrmRepositoryUnderTest(openTestPostgres()));
