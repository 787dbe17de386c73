import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What makes a row lighter to write:
 *
 * - lessons are compressed with LZ4, several times faster than what PostgreSQL has by default; a server that was built
 *   without it, the embedded one among them, goes on as before. Rows that are there stay as they are.
 * - the index that counts requests by their status has those alone that have ended and are not owed: a request is entered
 *   once rather than with each change. What is owed is counted through the index of what is due.
 *
 * The index reads the table once; writers wait meanwhile, a few seconds for a million requests.
 */
export class LighterRows1764600000000 implements MigrationInterface {
  readonly name = 'LighterRows1764600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DO $$ BEGIN
        ALTER TABLE requests ALTER COLUMN outcome SET COMPRESSION lz4, ALTER COLUMN checkpoints SET COMPRESSION lz4;
        ALTER TABLE lessons ALTER COLUMN lesson SET COMPRESSION lz4;
      EXCEPTION WHEN feature_not_supported THEN NULL;
      END $$`);
    await runner.query('CREATE INDEX requests_ended ON requests (status) WHERE recheck_at IS NULL');
    await runner.query('DROP INDEX requests_status');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('CREATE INDEX requests_status ON requests (status)');
    await runner.query('DROP INDEX requests_ended');
    await runner.query(`
      ALTER TABLE requests ALTER COLUMN outcome SET COMPRESSION default, ALTER COLUMN checkpoints SET COMPRESSION default`);
    await runner.query('ALTER TABLE lessons ALTER COLUMN lesson SET COMPRESSION default');
  }
}
