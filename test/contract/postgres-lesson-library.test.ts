import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { lessonLibraryContract } from './lesson-library.contract.ts';
import { libraryOn } from './stored-lesson-library.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('LessonLibrary: TypeORM on PostgreSQL', found.missing);
else lessonLibraryContract('TypeORM on PostgreSQL', async () => libraryOn(await openTestPostgres()));
