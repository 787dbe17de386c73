import { InMemoryLessonLibrary } from '../../src/adapters/in-memory/in-memory-lesson-library.ts';
import { SystemClock } from '../../src/adapters/system/system-clock.ts';
import { lessonLibraryContract } from './lesson-library.contract.ts';

lessonLibraryContract('in memory', async () => ({
  library: new InMemoryLessonLibrary(new SystemClock()),
  close: async () => undefined,
}));
