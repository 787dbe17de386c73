import { describe, expect, test } from '@jest/globals';
import { FanOutTelemetry } from '../../src/adapters/telemetry/fan-out-telemetry.ts';
import type { Circumstances } from '../../src/adapters/telemetry/telemetry-sink.ts';
import type { TelemetryEvent } from '../../src/domain/ports/telemetry.ts';
import type { TraceContext } from '../../src/domain/trace-context.ts';

const EVENT: TelemetryEvent = { type: 'model_circuit', model: 'gemini', state: 'open' };
const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const PARENT: TraceContext = { traceparent: `00-${TRACE_ID}-b7ad6b7169203331-00`, tracestate: 'school=1' };
const NOTHING: Circumstances = { traceId: null, requestId: null, correlationId: null };

function recording() {
  const taken: (readonly [TelemetryEvent, Circumstances])[] = [];
  return { taken, take: (event: TelemetryEvent, around: Circumstances) => void taken.push([event, around]) };
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
    expect([first.taken, last.taken]).toEqual([[[EVENT, NOTHING]], [[EVENT, NOTHING]]]);
  });

  test('knows in which trace an event happened and what it is about, also when two go on at once', async () => {
    const sink = recording();
    const telemetry = new FanOutTelemetry([sink]);
    const other = { traceparent: '00-1111111111111111111111111111111f-b7ad6b7169203331-01' };
    const inside = (parent: TraceContext, requestId: string) =>
      telemetry.span(
        'work',
        parent,
        async (_, within) => {
          await Promise.resolve();
          within.emit(EVENT);
        },
        { requestId, correlationId: `correlation ${requestId}` },
      );
    await Promise.all([inside(PARENT, 'one'), inside(other, 'two')]);
    telemetry.emit(EVENT);
    expect(sink.taken.map(([, around]) => around)).toEqual([
      { traceId: TRACE_ID, requestId: 'one', correlationId: 'correlation one' },
      { traceId: '1111111111111111111111111111111f', requestId: 'two', correlationId: 'correlation two' },
      NOTHING,
    ]);
  });

  test('outside of any span an event belongs to the trace of the request that it is about', () => {
    const sink = recording();
    new FanOutTelemetry([sink]).emit(EVENT, { requestId: 'one', correlationId: 'correlation', trace: PARENT });
    expect(sink.taken).toEqual([[EVENT, { traceId: TRACE_ID, requestId: 'one', correlationId: 'correlation' }]]);
  });

  test('an event’s own request wins over the one around it', async () => {
    const sink = recording();
    const telemetry = new FanOutTelemetry([sink]);
    const own: TelemetryEvent = { type: 'lease_lost', requestId: 'own' };
    await telemetry.span('work', null, async (_, within) => within.emit(own), {
      requestId: 'around',
      correlationId: 'c',
    });
    expect(sink.taken[0]?.[1].requestId).toBe('own');
  });
});

test('a span that cannot be recorded breaks neither the work nor what others are told', async () => {
  const broken = (): never => {
    throw new Error('no exporter');
  };
  const sink = recording();
  const telemetry = new FanOutTelemetry([sink], { start: () => ({ context: PARENT, take: broken, end: broken }) });
  const work = telemetry.span('work', null, async (_, within) => {
    within.emit(EVENT);
    return 7;
  });
  expect(await work).toBe(7);
  expect(sink.taken).toHaveLength(1);
  const failing = telemetry.span('work', null, async () => {
    throw new RangeError('no');
  });
  await expect(failing).rejects.toThrow(RangeError);
});

describe('a span', () => {
  const telemetry = new FanOutTelemetry([]);
  const context = (parent: TraceContext | null) => telemetry.span('work', parent, async (own) => own);

  test('is a child of its parent: same trace, own id, same flags and state', async () => {
    const child = await context(PARENT);
    expect(child?.traceparent).toMatch(new RegExp(`^00-${TRACE_ID}-[0-9a-f]{16}-00$`));
    expect(child?.traceparent).not.toBe(PARENT.traceparent);
    expect(child?.tracestate).toBe('school=1');
  });

  test.each([
    null,
    { traceparent: '' },
    { traceparent: 'garbage-with-dashes-in' },
    { traceparent: '00-00000000000000000000000000000000-b7ad6b7169203331-01' },
    { traceparent: `00-${TRACE_ID}-${'0'.repeat(16)}-01` },
    { traceparent: `ff-${TRACE_ID}-b7ad6b7169203331-01` },
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
