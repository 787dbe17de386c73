import { describe, expect, test } from '@jest/globals';
import { pullConsumer } from '../../../src/adapters/pubsub/pull/pull-consumer.ts';
import { fakePullStreams } from '../../support/fake-pull-streams.ts';
import { ManualClock } from '../../support/manual-clock.ts';

function started(concurrency: number) {
  const clock = new ManualClock();
  const { open, streams } = fakePullStreams();
  const running = new Map<string, () => void>();
  const aborted: string[] = [];
  const options = { open, stallAfter: 600_000, longestHandling: 3_600_000, clock, onFault: () => undefined };
  const ids = { uuid: () => 'unused', random: () => 0 };
  const consumer = pullConsumer({ ...options, ids }, concurrency, async (message, signal) => {
    signal.addEventListener('abort', () => aborted.push(message.id));
    await new Promise<void>((resolve) => running.set(message.id, resolve));
    message.ack();
  });
  const [stream] = streams;
  if (stream === undefined) throw new Error('no stream was opened');
  const close = (grace: number) => {
    const state = { closed: false };
    const closing = consumer.close(grace).then(() => {
      state.closed = true;
    });
    return { state, closing };
  };
  return { clock, running, aborted, stream, close };
}

describe('the drain of a consumer', () => {
  test('hands back at once what was not started and what still arrives, and starts nothing', async () => {
    const { clock, running, stream, close } = started(1);
    const [first, second] = [stream.deliver('first'), stream.deliver('second')];
    const { state, closing } = close(5_000);
    const third = stream.deliver('third');
    await clock.advance(0);
    expect([first.settled, second.settled, third.settled]).toEqual([[], ['nack'], ['nack']]);
    expect([...running.keys()]).toEqual(['first']);
    running.get('first')?.();
    await closing;
    expect([first.settled, state.closed]).toEqual([['ack'], true]);
  });

  test('does not wait longer than it must, and aborts nobody who is done', async () => {
    const { clock, running, aborted, stream, close } = started(2);
    stream.deliver('first');
    const { closing } = close(5_000);
    running.get('first')?.();
    await closing;
    expect([clock.now(), aborted]).toEqual([new ManualClock().now(), []]);
  });

  test('aborts after the grace, and settles what handlers answer then, before the stream is let go', async () => {
    const { clock, running, aborted, stream, close } = started(2);
    const message = stream.deliver('slow');
    const { state, closing } = close(5_000);
    await clock.advance(4_999);
    expect(aborted).toEqual([]);
    await clock.advance(1);
    expect([aborted, state.closed]).toEqual([['slow'], false]);
    running.get('slow')?.();
    await closing;
    expect(message.settled).toEqual(['ack']);
    expect(stream.closedWithin).toEqual([15_000]);
  });
});
