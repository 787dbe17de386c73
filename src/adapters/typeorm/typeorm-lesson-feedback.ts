import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { UnrecognisedWord } from '../../domain/generation-fault.ts';
import { type FeedbackTally, type LessonVerdict, UNHELPFUL_REASONS } from '../../domain/lesson-feedback.ts';
import type { LessonFeedback, LessonVote } from '../../domain/ports/lesson-feedback.ts';
import { inTurn } from './connection-turns.ts';
import { type LessonFeedbackRow, lessonFeedbackEntity } from './entities/lesson-feedback-entity.ts';

/** Votes on lessons on PostgreSQL, embedded or not. */
export class TypeOrmLessonFeedback implements LessonFeedback {
  readonly #database: DataSource;

  constructor(database: DataSource) {
    this.#database = database;
  }

  give({ lessonId, studentId, verdict }: LessonVote): Promise<{ readonly changed: boolean }> {
    const reason = verdict.helpful ? null : verdict.reason;
    return inTurn(this.#database, async () => {
      const given = await this.#database.manager.query<unknown[]>(GIVE, [lessonId, studentId, verdict.helpful, reason]);
      return { changed: given.length > 0 };
    });
  }

  verdictOf(studentId: string, lessonId: string): Promise<LessonVerdict | null> {
    return inTurn(this.#database, async () => {
      const row = await this.#database.manager.findOneBy(lessonFeedbackEntity, { studentId, lessonId });
      return row === null ? null : verdictOfRow(row);
    });
  }

  tally(lessonId: string): Promise<FeedbackTally> {
    return inTurn(this.#database, async () => {
      const counted = await this.#database.manager
        .createQueryBuilder(lessonFeedbackEntity, 'vote')
        .select('count(*) FILTER (WHERE vote.helpful)::int', 'helpful')
        .addSelect('count(*) FILTER (WHERE NOT vote.helpful)::int', 'unhelpful')
        .addSelect(`count(*) FILTER (WHERE vote.reason = 'wrong')::int`, 'wrong')
        .where('vote.lessonId = :lessonId', { lessonId })
        .getRawOne<FeedbackTally>();
      return counted ?? { helpful: 0, unhelpful: 0, wrong: 0 };
    });
  }
}

/** Gives a row back only where something changed. */
const GIVE = `
  INSERT INTO lesson_feedback AS earlier (lesson_id, student_id, helpful, reason, given_at)
  VALUES ($1, $2, $3, $4, clock_timestamp())
  ON CONFLICT (lesson_id, student_id) DO UPDATE SET helpful = EXCLUDED.helpful, reason = EXCLUDED.reason,
    given_at = EXCLUDED.given_at
  WHERE (earlier.helpful, earlier.reason) IS DISTINCT FROM (EXCLUDED.helpful, EXCLUDED.reason)
  RETURNING earlier.lesson_id`;

const reasonSchema = z.enum(UNHELPFUL_REASONS).nullable();

function verdictOfRow({ helpful, reason }: LessonFeedbackRow): LessonVerdict {
  if (helpful) return { helpful };
  const known = reasonSchema.safeParse(reason);
  if (!known.success) throw new UnrecognisedWord('lesson_feedback.reason', String(reason));
  return { helpful, reason: known.data };
}
