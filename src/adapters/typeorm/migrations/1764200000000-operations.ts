import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What the operator's desk reads. Both indexes are BRIN: one small entry for 32 pages of the table, so that the worker's
 * writes do not pay for them (a B-tree would be written again with every change of a request, about seven times).
 *
 * - `request_events_at`: statistics over a range of time. Events are only ever appended, so those of an hour lie together.
 * - `requests_correlation`: a search by correlation id reads the summaries of the table, a few hundred bytes each, and
 *   the pages that may have it. A search by student uses the index that a student's own list has.
 *
 * Making them reads both tables once; writers wait meanwhile, a few seconds for a million requests.
 */
export class Operations1764200000000 implements MigrationInterface {
  readonly name = 'Operations1764200000000';

  async up(runner: QueryRunner): Promise<void> {
    const summaries = 'WITH (pages_per_range = 32, autosummarize = on)';
    await runner.query(`CREATE INDEX request_events_at ON request_events USING brin (at) ${summaries}`);
    await runner.query(
      `CREATE INDEX requests_correlation ON requests USING brin (correlation_id text_bloom_ops) ${summaries}`,
    );
    await runner.query(`
      CREATE TABLE worker_reports (
        worker text PRIMARY KEY,
        seen_at timestamptz(3) NOT NULL,
        report jsonb NOT NULL
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE worker_reports`);
    await runner.query(`DROP INDEX requests_correlation, request_events_at`);
  }
}
