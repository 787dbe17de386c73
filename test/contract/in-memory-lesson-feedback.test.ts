import { InMemoryLessonFeedback } from '../../src/adapters/in-memory/in-memory-lesson-feedback.ts';
import { lessonFeedbackContract } from './lesson-feedback.contract.ts';

lessonFeedbackContract('in memory', async () => ({
  feedback: new InMemoryLessonFeedback(),
  close: async () => undefined,
}));
