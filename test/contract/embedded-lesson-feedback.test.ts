import { TypeOrmLessonFeedback } from '../../src/adapters/typeorm/typeorm-lesson-feedback.ts';
import { openTestEmbedded } from '../support/databases.ts';
import { lessonFeedbackContract } from './lesson-feedback.contract.ts';

lessonFeedbackContract('TypeORM on embedded PostgreSQL', async () => {
  const { database, close } = await openTestEmbedded();
  return { feedback: new TypeOrmLessonFeedback(database), close };
});
