import { expect, test } from '@jest/globals';
import { progressOf, STAGES } from '../../src/domain/stage.ts';

test('progress begins at nothing, ends at everything, and grows with every stage', () => {
  const progress = STAGES.map(progressOf);
  expect(progress[0]).toBe(0);
  expect(progress.at(-1)).toBe(100);
  for (const [index, percent] of progress.entries()) {
    if (index > 0) expect(percent).toBeGreaterThan(progress[index - 1] as number);
  }
});

test('only a finished request is finished', () => {
  expect(STAGES.filter((stage) => progressOf(stage) > 80)).toEqual(['done']);
});
