import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What students say of lessons: one vote a student a lesson. */
export class LessonFeedback1764100000000 implements MigrationInterface {
  readonly name = 'LessonFeedback1764100000000';

  async up(runner: QueryRunner): Promise<void> {
    // No reference to a lesson: basic ones are in no library, and a withdrawn one keeps its votes.
    await runner.query(`
      CREATE TABLE lesson_feedback (
        lesson_id uuid NOT NULL,
        student_id text NOT NULL,
        helpful boolean NOT NULL,
        reason text,
        given_at timestamptz(3) NOT NULL,
        PRIMARY KEY (lesson_id, student_id)
      )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP TABLE lesson_feedback`);
  }
}
