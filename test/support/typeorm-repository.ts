import { TypeOrmRequestRepository } from '../../src/adapters/typeorm/typeorm-request-repository.ts';
import type { RepositoryUnderTest } from '../contract/request-repository.contract.ts';
import type { TestDatabase } from './databases.ts';

/** The TypeORM repository with the ways in which a test can hurt it. */
export async function typeOrmRepositoryUnderTest(opening: Promise<TestDatabase>): Promise<RepositoryUnderTest> {
  const { database, close } = await opening;
  return {
    repository: new TypeOrmRequestRepository(database),
    capabilities: { durable: true, breakable: true },
    corruptStatus: async (id, word) => {
      await database.query('UPDATE requests SET status = $2 WHERE id = $1', [id, word]);
    },
    failNextCommit: async () => {
      // A deferred constraint is checked at commit, so the commit itself is what fails; once.
      await database.query(`
        CREATE SEQUENCE IF NOT EXISTS failed_commits;
        CREATE OR REPLACE FUNCTION fail_commit() RETURNS trigger AS $$
        BEGIN
          IF nextval('failed_commits') = 1 THEN RAISE EXCEPTION 'commit fails' USING ERRCODE = '40001'; END IF;
          RETURN NULL;
        END $$ LANGUAGE plpgsql;
        CREATE CONSTRAINT TRIGGER fail_commit AFTER UPDATE ON requests
          DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION fail_commit();`);
    },
    close,
  };
}
