import { describe, expect, test } from '@jest/globals';
import type { Clock } from '../../src/domain/ports/clock.ts';

/** One scenario a promise of the Clock port. `pass` lets that much of the clock's time go by. */
export function clockContract(name: string, clock: Clock, pass: (duration: number) => Promise<void>): void {
  describe(`Clock: ${name}`, () => {
    test('1: now never goes back', async () => {
      const before = clock.now();
      await pass(5);
      expect(clock.now()).toBeGreaterThanOrEqual(before + 4);
    });

    test('2: a sleep ends when its time has passed, and not before', async () => {
      const before = clock.now();
      let ended: string | null = null;
      const sleeping = clock.sleep(20).then((how) => {
        ended = how;
      });
      await pass(5);
      expect(ended).toBeNull();
      await pass(30);
      await sleeping;
      expect(ended).toBe('elapsed');
      expect(clock.now() - before).toBeGreaterThanOrEqual(19);
    });

    test.each([0, -5])('2: a sleep of %d ends at once', async (duration) => {
      expect(await clock.sleep(duration)).toBe('elapsed');
    });

    test('3: an aborted sleep ends early, without throwing', async () => {
      const controller = new AbortController();
      const sleeping = clock.sleep(1_000_000, controller.signal);
      controller.abort();
      expect(await sleeping).toBe('aborted');
      expect(await clock.sleep(1_000_000, controller.signal)).toBe('aborted');
    });

    test('4: a deadline aborts when its time is up, or with its parent, and never after it was cancelled', async () => {
      const timed = clock.deadline(clock.now() + 10);
      const cancelled = clock.deadline(clock.now() + 10);
      const parent = new AbortController();
      const child = clock.deadline(clock.now() + 1_000_000, parent.signal);
      cancelled.cancel();
      expect(timed.signal.aborted).toBe(false);
      await pass(30);
      expect(timed.signal.aborted).toBe(true);
      expect(cancelled.signal.aborted).toBe(false);
      expect(child.signal.aborted).toBe(false);
      parent.abort();
      expect(child.signal.aborted).toBe(true);
      expect(clock.deadline(clock.now() - 1).signal.aborted).toBe(true);
      expect(clock.deadline(clock.now() + 1_000_000, parent.signal).signal.aborted).toBe(true);
    });

    test('5: what is to run after a while runs once, then, unless it was called off', async () => {
      const ran: string[] = [];
      clock.after(10, () => ran.push('due'));
      clock.after(-1, () => ran.push('overdue'));
      const callOff = clock.after(10, () => ran.push('called off'));
      expect(ran).toEqual([]);
      callOff();
      await pass(40);
      expect(ran).toEqual(['overdue', 'due']);
    });
  });
}
