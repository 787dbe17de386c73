import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { type LessonVerdict, UNHELPFUL_REASONS } from '../../src/domain/lesson-feedback.ts';
import type { LessonFeedback } from '../../src/domain/ports/lesson-feedback.ts';
import { opened } from '../support/contract-suite.ts';

const YES: LessonVerdict = { helpful: true };
const NO: LessonVerdict = { helpful: false, reason: null };
const WRONG: LessonVerdict = { helpful: false, reason: 'wrong' };

/** One scenario a promise of the LessonFeedback port. */
export function lessonFeedbackContract(
  name: string,
  open: () => Promise<{ readonly feedback: LessonFeedback; close(): Promise<void> }>,
): void {
  describe(`LessonFeedback: ${name}`, () => {
    const under = opened(open);
    const give = (lessonId: string, studentId: string, verdict: LessonVerdict) =>
      under().feedback.give({ lessonId, studentId, verdict });

    test('1, 3: a student has one vote a lesson, and the later one stays', async () => {
      const lesson = randomUUID();
      expect(await under().feedback.verdictOf('ada', lesson)).toBeNull();
      for (const verdict of [YES, NO, WRONG, YES]) {
        await give(lesson, 'ada', verdict);
        expect(await under().feedback.verdictOf('ada', lesson)).toEqual(verdict);
      }
      expect(await under().feedback.tally(lesson)).toEqual({ helpful: 1, unhelpful: 0, wrong: 0 });
    });

    test('2: only another vote is a change', async () => {
      const lesson = randomUUID();
      const changes = [];
      for (const verdict of [YES, YES, NO, NO, WRONG, WRONG]) changes.push(await give(lesson, 'ada', verdict));
      expect(changes.map(({ changed }) => changed)).toEqual([true, false, true, false, true, false]);
    });

    test.each(UNHELPFUL_REASONS)('3: the reason "%s" is kept', async (reason) => {
      const lesson = randomUUID();
      await give(lesson, 'ada', { helpful: false, reason });
      expect(await under().feedback.verdictOf('ada', lesson)).toEqual({ helpful: false, reason });
    });

    test('4: votes of all students on this lesson are counted', async () => {
      const [lesson, other] = [randomUUID(), randomUUID()];
      await give(lesson, 'ada', YES);
      await give(lesson, 'ben', NO);
      await give(lesson, 'cem', WRONG);
      await give(other, 'ada', WRONG);
      expect(await under().feedback.tally(lesson)).toEqual({ helpful: 1, unhelpful: 2, wrong: 1 });
      expect(await under().feedback.verdictOf('ada', lesson)).toEqual(YES);
      expect(await under().feedback.tally(randomUUID())).toEqual({ helpful: 0, unhelpful: 0, wrong: 0 });
    });

    test('5: votes of one student at the same moment count as one', async () => {
      const lesson = randomUUID();
      const given = await Promise.all(Array.from({ length: 20 }, () => give(lesson, 'ada', NO)));
      expect(given.filter(({ changed }) => changed)).toHaveLength(1);
      expect(await under().feedback.tally(lesson)).toEqual({ helpful: 0, unhelpful: 1, wrong: 0 });
    });
  });
}
