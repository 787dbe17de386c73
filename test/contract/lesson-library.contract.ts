import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import type { Milliseconds } from '../../src/domain/instant.ts';
import { type LessonKey, lessonKey } from '../../src/domain/lesson-key.ts';
import type { LessonLibrary } from '../../src/domain/ports/lesson-library.ts';
import { opened } from '../support/contract-suite.ts';
import { SAMPLE_PROVENANCE, sampleLesson } from '../support/samples.ts';

/** A library that keeps lessons for a day, and a way to have one stored longer ago than it was. */
export interface LibraryUnderTest {
  readonly library: LessonLibrary;
  age(lessonId: string, by: Milliseconds): Promise<void>;
  close(): Promise<void>;
}

export const KEPT_FOR: Milliseconds = 24 * 3_600_000;

/** One scenario a promise of the LessonLibrary port. */
export function lessonLibraryContract(name: string, open: () => Promise<LibraryUnderTest>): void {
  describe(`LessonLibrary: ${name}`, () => {
    const under = opened(open);
    const library = (): LessonLibrary => under().library;
    const buildFor = 60_000;

    function freshKey(overrides: Partial<LessonKey> = {}): LessonKey {
      const parts = { topicId: randomUUID(), grade: 10, interest: null, language: 'en', modalities: [] };
      return { ...lessonKey({ ...parts, quality: 'full', policyVersion: '1' }), ...overrides };
    }

    async function ticketFor(key: LessonKey, reservedFor = buildFor) {
      const acquired = await library().acquire(key, reservedFor);
      if (acquired.kind !== 'build') throw new Error(`not the builder: ${acquired.kind}`);
      return acquired.ticket;
    }

    test('1, 4: a miss makes the caller the builder; what it stores is a hit for all', async () => {
      const key = freshKey();
      const lesson = sampleLesson(randomUUID());
      expect(await library().store(await ticketFor(key), lesson, SAMPLE_PROVENANCE)).toBe(true);
      const acquired = await library().acquire(key, buildFor);
      expect(acquired).toMatchObject({ kind: 'hit', entry: { lesson, provenance: SAMPLE_PROVENANCE } });
      expect(acquired.kind === 'hit' && acquired.entry.ageSeconds).toBeGreaterThanOrEqual(0);
    });

    test('1: each part of the key tells lessons apart', async () => {
      const key = freshKey();
      await library().store(await ticketFor(key), sampleLesson(randomUUID()), SAMPLE_PROVENANCE);
      const others: Partial<LessonKey>[] = [
        { gradeBand: '6-8' },
        { interestFamily: 'music' },
        { interestFamily: 'music', comparison: 'drums' },
        { language: 'de' },
        { modality: 'video' },
        { quality: 'basic' },
        { policyVersion: '2' },
      ];
      for (const other of others) expect((await library().acquire({ ...key, ...other }, buildFor)).kind).toBe('build');
    });

    test('2: of twenty callers one builds', async () => {
      const key = freshKey();
      const all = await Promise.all(Array.from({ length: 20 }, () => library().acquire(key, buildFor)));
      expect(all.filter(({ kind }) => kind === 'build')).toHaveLength(1);
      expect(all.filter(({ kind }) => kind === 'building')).toHaveLength(19);
    });

    test('3, 4: a lapsed reservation is taken over, and its old ticket is worthless', async () => {
      const key = freshKey();
      const lapsed = await ticketFor(key, 0);
      const current = await ticketFor(key);
      expect(await library().store(lapsed, sampleLesson(randomUUID()), SAMPLE_PROVENANCE)).toBe(false);
      await library().release(lapsed);
      expect((await library().acquire(key, buildFor)).kind).toBe('building');
      expect(await library().store(current, sampleLesson(randomUUID()), SAMPLE_PROVENANCE)).toBe(true);
    });

    test('12: an extended reservation lapses later, and one that was taken over cannot be extended', async () => {
      const key = freshKey();
      const lapsed = await ticketFor(key, 0);
      expect(await library().extend(lapsed, buildFor)).toBe(true);
      expect((await library().acquire(key, buildFor)).kind).toBe('building');
      expect(await library().extend(lapsed, 0)).toBe(true);
      await ticketFor(key);
      expect(await library().extend(lapsed, buildFor)).toBe(false);
    });

    test('5: a released reservation lets another build', async () => {
      const key = freshKey();
      await library().release(await ticketFor(key));
      expect((await library().acquire(key, buildFor)).kind).toBe('build');
    });

    test('6: a basic lesson cannot be stored as a full one', async () => {
      const key = freshKey();
      const ticket = await ticketFor(key);
      const storing = library().store(ticket, sampleLesson(randomUUID(), 'basic'), SAMPLE_PROVENANCE);
      await expect(storing).rejects.toBeInstanceOf(RangeError);
      expect(await library().peek(key)).toBeNull();
    });

    test('7: peek looks without reserving', async () => {
      const key = freshKey();
      expect(await library().peek(key)).toBeNull();
      expect((await library().acquire(key, buildFor)).kind).toBe('build');
    });

    test('8, 10: a lesson is found by id, and withdrawn it is made anew', async () => {
      const key = freshKey();
      const lesson = sampleLesson(randomUUID());
      await library().store(await ticketFor(key), lesson, SAMPLE_PROVENANCE);
      expect((await library().find(lesson.id))?.lesson).toEqual(lesson);
      expect(await library().withdraw(lesson.id)).toBe(true);
      expect(await library().withdraw(lesson.id)).toBe(false);
      expect(await library().find(lesson.id)).toBeNull();
      expect((await library().acquire(key, buildFor)).kind).toBe('build');
    });

    test('11: a lesson that is too old is made anew, and found by its id until then', async () => {
      const key = freshKey();
      const [old, fresh] = [sampleLesson(randomUUID()), sampleLesson(randomUUID())];
      await library().store(await ticketFor(key), old, SAMPLE_PROVENANCE);
      await under().age(old.id, KEPT_FOR - 10_000);
      expect(await library().peek(key)).toMatchObject({ lesson: old });
      expect((await library().acquire(key, buildFor)).kind).toBe('hit');
      await under().age(old.id, 20_000);
      expect(await library().peek(key)).toBeNull();
      expect((await library().find(old.id))?.lesson).toEqual(old);
      const ticket = await ticketFor(key);
      expect((await library().acquire(key, buildFor)).kind).toBe('building');
      expect(await library().store(ticket, fresh, SAMPLE_PROVENANCE)).toBe(true);
      const acquired = await library().acquire(key, buildFor);
      expect(acquired).toMatchObject({ kind: 'hit', entry: { lesson: fresh } });
      expect(acquired.kind === 'hit' && acquired.entry.ageSeconds).toBeLessThan(10);
      expect(await library().find(old.id)).toBeNull();
    });

    test('9: what was given out is a copy', async () => {
      const key = freshKey();
      const lesson = sampleLesson(randomUUID());
      await library().store(await ticketFor(key), lesson, SAMPLE_PROVENANCE);
      const found = await library().peek(key);
      (found?.lesson as { language: string }).language = 'changed outside';
      expect((await library().peek(key))?.lesson.language).toBe('en');
    });
  });
}
