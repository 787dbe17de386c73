import { TypeOrmLessonLibrary } from '../../src/adapters/typeorm/typeorm-lesson-library.ts';
import type { TestDatabase } from '../support/databases.ts';
import { KEPT_FOR, type LibraryUnderTest } from './lesson-library.contract.ts';

/** The library on a database; its rows are aged, since the database's clock is nobody's to move. */
export function libraryOn({ database, close }: TestDatabase): LibraryUnderTest {
  return {
    library: new TypeOrmLessonLibrary(database, KEPT_FOR),
    age: (lessonId, by) =>
      database.query("UPDATE lessons SET stored_at = stored_at - $2 * interval '1 millisecond' WHERE lesson_id = $1", [
        lessonId,
        by,
      ]),
    close,
  };
}
