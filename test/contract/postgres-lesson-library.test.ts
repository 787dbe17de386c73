import { TypeOrmLessonLibrary } from '../../src/adapters/typeorm/typeorm-lesson-library.ts';
import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { lessonLibraryContract } from './lesson-library.contract.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('LessonLibrary: TypeORM on PostgreSQL', found.missing);
else {
  lessonLibraryContract('TypeORM on PostgreSQL', async () => {
    const { database, close } = await openTestPostgres();
    return { library: new TypeOrmLessonLibrary(database), close };
  });
}
