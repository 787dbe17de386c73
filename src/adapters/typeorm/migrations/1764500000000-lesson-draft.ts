import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a student can read of a lesson while its script is being written; null in every other state. */
export class LessonDraft1764500000000 implements MigrationInterface {
  readonly name = 'LessonDraft1764500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE requests ADD COLUMN draft jsonb`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE requests DROP COLUMN draft`);
  }
}
