import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { DataSource } from 'typeorm';
import { inTurn } from '../../src/adapters/typeorm/connection-turns.ts';

/** A database with two connections, never opened: only its options are read. */
function database(): DataSource {
  return new DataSource({ type: 'postgres', poolSize: 2 });
}

/** Work that ends when it is told to. */
function controlled() {
  const started: number[] = [];
  const ends: (() => void)[] = [];
  const work = (number: number) => () =>
    new Promise<number>((resolve) => {
      started.push(number);
      ends.push(() => resolve(number));
    });
  return { started, ends, work };
}

describe('database work in a burst', () => {
  beforeEach(() => {
    jest.useFakeTimers({ doNotFake: ['setImmediate', 'nextTick', 'queueMicrotask'] });
  });
  afterEach(() => {
    jest.useRealTimers();
  });
  const settled = () => new Promise((resolve) => setImmediate(resolve));

  test('runs as many at once as there are connections, the others in the order of arrival', async () => {
    const { started, ends, work } = controlled();
    const one = database();
    const results = Promise.all([1, 2, 3, 4].map((number) => inTurn(one, work(number))));
    await settled();
    expect(started).toEqual([1, 2]);
    ends[1]?.();
    await settled();
    expect(started).toEqual([1, 2, 3]);
    for (const number of [0, 2]) ends[number]?.();
    await settled();
    ends[3]?.();
    expect(await results).toEqual([1, 2, 3, 4]);
  });

  test('work that throws gives its turn to the next', async () => {
    const one = database();
    const failing = Array.from({ length: 5 }, () => inTurn(one, () => Promise.reject(new RangeError('no'))));
    const results = await Promise.allSettled(failing);
    expect(results.map(({ status }) => status)).toEqual(Array.from({ length: 5 }, () => 'rejected'));
    await expect(inTurn(one, async () => 'next')).resolves.toBe('next');
  });

  test('waits longer than a connection may take to be had, but not for ever: then it is a fault that a retry can help', async () => {
    const { started, ends, work } = controlled();
    const one = database();
    const busy = [inTurn(one, work(1)), inTurn(one, work(2))];
    const patient = inTurn(one, work(3));
    await settled();
    jest.advanceTimersByTime(20_000);
    ends[0]?.();
    await settled();
    expect(started).toEqual([1, 2, 3]);

    const late = inTurn(one, work(4));
    jest.advanceTimersByTime(31_000);
    ends[1]?.();
    await expect(late).rejects.toMatchObject({ name: 'PortFault', where: 'database', retryable: true });
    ends[2]?.();
    await Promise.all([...busy, patient]);
    await expect(inTurn(one, async () => 'next')).resolves.toBe('next');
  });

  test('every database has turns of its own', async () => {
    const { started, work } = controlled();
    for (const [number, one] of [database(), database()].entries()) {
      void inTurn(one, work(number * 2));
      void inTurn(one, work(number * 2 + 1));
    }
    await settled();
    expect(started).toEqual([0, 1, 2, 3]);
  });
});
