import { InMemoryLessonLibrary } from '../../src/adapters/in-memory/in-memory-lesson-library.ts';
import { KEPT_FOR, lessonLibraryContract } from './lesson-library.contract.ts';

lessonLibraryContract('in memory', async () => {
  let passed = 0;
  return {
    library: new InMemoryLessonLibrary({ now: () => Date.now() + passed }, KEPT_FOR),
    age: async (_lessonId, by) => {
      passed += by;
    },
    close: async () => undefined,
  };
});
