import { describe, expect, test } from '@jest/globals';
import { KeptOpenStream } from '../../../src/adapters/pubsub/pull/kept-open-stream.ts';
import { type FakeStream, fakePullStreams } from '../../support/fake-pull-streams.ts';
import { ManualClock } from '../../support/manual-clock.ts';

const MINUTE = 60_000;

function started(isFull = () => false) {
  const clock = new ManualClock();
  const { open, streams } = fakePullStreams();
  const faults: string[] = [];
  const received: string[] = [];
  const stream = new KeptOpenStream({
    open,
    isFull,
    onMessage: ({ id }) => received.push(id),
    onFault: (detail) => faults.push(detail),
    stallAfter: 10 * MINUTE,
    longestHandling: 60 * MINUTE,
    clock,
    ids: { uuid: () => 'unused', random: () => 0 },
  });
  const last = (): FakeStream => {
    const newest = streams.at(-1);
    if (newest === undefined) throw new Error('no stream was opened');
    return newest;
  };
  return { clock, streams, faults, received, stream, last };
}

describe('a stream that is kept open', () => {
  test('is opened once and gives out what it receives', async () => {
    const { streams, received, last, stream } = started();
    last().deliver('one').ack();
    expect([streams.length, received]).toEqual([1, ['one']]);
    await stream.close(1_000);
    expect(last().closedWithin).toEqual([1_000]);
  });

  test('that breaks is opened anew, later each time it fails at once, and the fault is told', async () => {
    const { clock, streams, faults, last, stream } = started();
    const waits: number[] = [];
    for (let failure = 1; failure <= 7; failure += 1) {
      last().listener.onBroken('NOT_FOUND');
      const before = clock.now();
      while (streams.length === failure) await clock.advance(250);
      waits.push(clock.now() - before);
    }
    expect(waits).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
    expect(faults).toEqual(Array(7).fill('NOT_FOUND'));
    await stream.close(1_000);
  });

  test('that received something before it broke is opened anew soon', async () => {
    const { clock, streams, last, stream } = started();
    for (let failure = 1; failure <= 4; failure += 1) {
      last().deliver(`${failure}`).ack();
      last().listener.onBroken('UNAVAILABLE');
      await clock.advance(500);
      expect(streams).toHaveLength(failure + 1);
    }
    await stream.close(1_000);
  });

  test('that ended by itself without a word is noticed', async () => {
    const { clock, streams, last, stream } = started();
    last().end();
    await clock.advance(3 * MINUTE);
    expect(streams).toHaveLength(2);
    await stream.close(1_000);
  });

  test('that has been silent for long is opened anew; one that is not, is not', async () => {
    const { clock, streams, last, stream } = started();
    await clock.advance(9 * MINUTE);
    last().deliver('one').ack();
    await clock.advance(9 * MINUTE);
    expect(streams).toHaveLength(1);
    await clock.advance(4 * MINUTE);
    expect(streams).toHaveLength(2);
    await stream.close(1_000);
  });

  test('is not called silent while all slots are taken', async () => {
    let full = true;
    const { clock, streams, stream } = started(() => full);
    await clock.advance(60 * MINUTE);
    expect(streams).toHaveLength(1);
    full = false;
    await clock.advance(13 * MINUTE);
    expect(streams).toHaveLength(2);
    await stream.close(1_000);
  });

  test('settles through the old stream what the old stream gave out, and close waits for it', async () => {
    const { clock, streams, last, stream } = started();
    const message = last().deliver('long');
    last().listener.onBroken('UNAVAILABLE');
    await clock.advance(MINUTE);
    expect(streams).toHaveLength(2);
    let closed = false;
    const closing = stream.close(1_000).then(() => {
      closed = true;
    });
    await clock.advance(0);
    expect(closed).toBe(false);
    message.ack();
    await closing;
    expect(message.settled).toEqual(['ack']);
    expect(streams.map(({ closedWithin }) => closedWithin)).toEqual([[60 * MINUTE], [1_000]]);
  });

  test('can be closed while it waits to be opened anew, and is not opened after that', async () => {
    const { clock, streams, last, stream } = started();
    last().listener.onBroken('UNAVAILABLE');
    await clock.advance(10);
    await stream.close(1_000);
    await clock.advance(60 * MINUTE);
    expect(streams).toHaveLength(1);
  });
});
