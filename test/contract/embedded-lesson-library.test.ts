import { openTestEmbedded } from '../support/databases.ts';
import { lessonLibraryContract } from './lesson-library.contract.ts';
import { libraryOn } from './stored-lesson-library.ts';

lessonLibraryContract('TypeORM on embedded PostgreSQL', async () => libraryOn(await openTestEmbedded()));
