import { TypeOrmLessonLibrary } from '../../src/adapters/typeorm/typeorm-lesson-library.ts';
import { openTestEmbedded } from '../support/databases.ts';
import { lessonLibraryContract } from './lesson-library.contract.ts';

lessonLibraryContract('TypeORM on embedded PostgreSQL', async () => {
  const { database, close } = await openTestEmbedded();
  return { library: new TypeOrmLessonLibrary(database), close };
});
