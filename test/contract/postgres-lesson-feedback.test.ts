import { TypeOrmLessonFeedback } from '../../src/adapters/typeorm/typeorm-lesson-feedback.ts';
import { openTestPostgres } from '../support/databases.ts';
import { findPostgres } from '../support/postgres.ts';
import { reportSkipped } from '../support/skip.ts';
import { lessonFeedbackContract } from './lesson-feedback.contract.ts';

const found = findPostgres();
if ('missing' in found) reportSkipped('LessonFeedback: TypeORM on PostgreSQL', found.missing);
else {
  lessonFeedbackContract('TypeORM on PostgreSQL', async () => {
    const { database, close } = await openTestPostgres();
    return { feedback: new TypeOrmLessonFeedback(database), close };
  });
}
