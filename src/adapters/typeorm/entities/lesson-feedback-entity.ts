import { EntitySchema } from 'typeorm';

/** A row of `lesson_feedback`: one student's vote on one lesson. */
export interface LessonFeedbackRow {
  lessonId: string;
  studentId: string;
  helpful: boolean;
  reason: string | null;
  givenAt: Date;
}

export const lessonFeedbackEntity = new EntitySchema<LessonFeedbackRow>({
  name: 'lesson_feedback',
  tableName: 'lesson_feedback',
  columns: {
    lessonId: { type: 'uuid', name: 'lesson_id', primary: true },
    studentId: { type: 'text', name: 'student_id', primary: true },
    helpful: { type: 'boolean' },
    reason: { type: 'text', nullable: true },
    givenAt: { type: 'timestamptz', precision: 3, name: 'given_at' },
  },
});
