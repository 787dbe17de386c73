import { openTestEmbedded } from '../support/databases.ts';
import { typeOrmRepositoryUnderTest } from '../support/typeorm-repository.ts';
import { requestRepositoryContract } from './request-repository.contract.ts';

requestRepositoryContract('TypeORM on embedded PostgreSQL', () => typeOrmRepositoryUnderTest(openTestEmbedded()));
