import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Requests with their events, the lesson library, and the dead-letter ledger. */
export class Initial1764000000000 implements MigrationInterface {
  readonly name = 'Initial1764000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE requests (
        id uuid PRIMARY KEY,
        correlation_id text NOT NULL,
        student_id text NOT NULL,
        idempotency_key text,
        query text NOT NULL,
        grade smallint NOT NULL,
        interests jsonb NOT NULL,
        modalities jsonb NOT NULL,
        language text NOT NULL,
        created_at timestamptz(3) NOT NULL,
        updated_at timestamptz(3) NOT NULL,
        status text NOT NULL,
        stage text,
        not_before timestamptz(3),
        lease_worker text,
        lease_expires_at timestamptz(3),
        outcome jsonb,
        upgrade text,
        fence integer NOT NULL,
        generation integer NOT NULL,
        attempts integer NOT NULL,
        started_at timestamptz(3),
        clarifications jsonb NOT NULL,
        checkpoints jsonb NOT NULL,
        recheck_at timestamptz(3),
        waiting_for_model boolean NOT NULL,
        last_event integer NOT NULL,
        trace jsonb
      )`);
    await runner.query(`CREATE UNIQUE INDEX requests_idempotency ON requests (student_id, idempotency_key)`);
    await runner.query(`CREATE INDEX requests_of_student ON requests (student_id, created_at DESC, id DESC)`);
    // Partial: only what is owed, so that finished requests cost recovery nothing however many there are.
    await runner.query(`CREATE INDEX requests_due ON requests (recheck_at) WHERE recheck_at IS NOT NULL`);
    await runner.query(`CREATE INDEX requests_unfinished ON requests (id) WHERE recheck_at IS NOT NULL`);
    await runner.query(`CREATE INDEX requests_waiting_for_model ON requests (updated_at) WHERE waiting_for_model`);
    await runner.query(`CREATE INDEX requests_status ON requests (status)`);
    await runner.query(`
      CREATE TABLE request_events (
        request_id uuid NOT NULL REFERENCES requests (id) ON DELETE CASCADE,
        sequence integer NOT NULL,
        generation integer NOT NULL,
        at timestamptz(3) NOT NULL,
        body jsonb NOT NULL,
        PRIMARY KEY (request_id, sequence)
      )`);
    await runner.query(`
      CREATE TABLE lessons (
        key text PRIMARY KEY,
        lesson_id uuid NOT NULL,
        lesson jsonb NOT NULL,
        provenance jsonb NOT NULL,
        stored_at timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE INDEX lessons_lesson_id ON lessons (lesson_id)`);
    await runner.query(`
      CREATE TABLE lesson_builds (
        key text PRIMARY KEY,
        token bigint NOT NULL,
        until timestamptz(3) NOT NULL
      )`);
    await runner.query(`CREATE SEQUENCE lesson_build_token`);
    await runner.query(`
      CREATE TABLE dead_letters (
        id text PRIMARY KEY,
        body bytea NOT NULL,
        reason text NOT NULL,
        detail text NOT NULL,
        request_id uuid,
        filed_at timestamptz(3) NOT NULL,
        state text NOT NULL
      )`);
    await runner.query(`CREATE INDEX dead_letters_filed_at ON dead_letters (filed_at DESC)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE dead_letters, lesson_builds, lessons, request_events, requests`);
    await runner.query(`DROP SEQUENCE lesson_build_token`);
  }
}
