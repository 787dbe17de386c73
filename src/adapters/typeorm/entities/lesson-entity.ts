import { EntitySchema } from 'typeorm';

/** A row of `lessons`: one finished lesson a content key. */
export interface LessonRow {
  key: string;
  lessonId: string;
  lesson: unknown;
  provenance: unknown;
  storedAt: Date;
}

export const lessonEntity = new EntitySchema<LessonRow>({
  name: 'lesson',
  tableName: 'lessons',
  columns: {
    key: { type: 'text', primary: true },
    lessonId: { type: 'uuid', name: 'lesson_id' },
    lesson: { type: 'jsonb' },
    provenance: { type: 'jsonb' },
    storedAt: { type: 'timestamptz', precision: 3, name: 'stored_at' },
  },
});
