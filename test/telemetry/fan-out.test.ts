import { describe, expect, test } from '@jest/globals';
import { FanOutTelemetry } from '../../src/adapters/telemetry/fan-out-telemetry.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';
import type { TraceContext } from '../../src/domain/trace-context.ts';

const EVENT: TelemetryEvent = { type: 'lease_lost', requestId: 'r' };
const PARENT: TraceContext = {
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00',
  tracestate: 'school=1',
};

function recording() {
  const taken: (readonly [TelemetryEvent, string | null])[] = [];
  return { taken, take: (event: TelemetryEvent, traceId: string | null) => void taken.push([event, traceId]) };
}

describe('telemetry', () => {
  test('gives every event to every sink, whichever of them breaks', () => {
    const [first, last] = [recording(), recording()];
    const broken = {
      take: () => {
        throw new Error('disk full');
      },
    };
    new FanOutTelemetry([first, broken, last]).emit(EVENT);
    expect([first.taken, last.taken]).toEqual([[[EVENT, null]], [[EVENT, null]]]);
  });

  test('knows in which trace an event happened, also when two go on at once', async () => {
    const sink = recording();
    const telemetry = new FanOutTelemetry([sink]);
    const other = { traceparent: '00-1111111111111111111111111111111f-b7ad6b7169203331-01' };
    const inside = (parent: TraceContext) =>
      telemetry.span('work', parent, async () => {
        await Promise.resolve();
        telemetry.emit(EVENT);
      });
    await Promise.all([inside(PARENT), inside(other)]);
    telemetry.emit(EVENT);
    expect(sink.taken.map(([, traceId]) => traceId)).toEqual([
      '0af7651916cd43dd8448eb211c80319c',
      '1111111111111111111111111111111f',
      null,
    ]);
  });
});

describe('a span', () => {
  const telemetry = new FanOutTelemetry([]);
  const context = (parent: TraceContext | null) => telemetry.span('work', parent, async (own) => own);

  test('is a child of its parent: same trace, own id, same flags and state', async () => {
    const child = await context(PARENT);
    expect(child?.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
    expect(child?.traceparent).not.toBe(PARENT.traceparent);
    expect(child?.tracestate).toBe('school=1');
  });

  test.each([
    null,
    { traceparent: '' },
    { traceparent: 'garbage-with-dashes-in' },
    { traceparent: '00-00000000000000000000000000000000-b7ad6b7169203331-01' },
    { traceparent: `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01` },
    { traceparent: 'ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' },
    { traceparent: '00-XYZ7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', tracestate: 'a=1' },
  ])('without a readable parent begins a trace of its own: %j', async (parent) => {
    const own = await context(parent);
    expect(own?.traceparent).toMatch(/^00-(?!0{32})[0-9a-f]{32}-[0-9a-f]{16}-01$/);
    expect(own?.tracestate).toBeUndefined();
  });

  test('hands on what the work gives, and what it throws', async () => {
    expect(await telemetry.span('work', null, async () => 7)).toBe(7);
    const failing = telemetry.span('work', null, async () => {
      throw new RangeError('no');
    });
    await expect(failing).rejects.toThrow(RangeError);
  });
});
