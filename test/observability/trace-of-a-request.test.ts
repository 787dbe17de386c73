import { afterEach, describe, expect, test } from '@jest/globals';
import { type AttributeValue, SpanKind, SpanStatusCode } from '@opentelemetry/api';
import type { ReadableSpan } from '@opentelemetry/sdk-trace-base';
import { modelFailure } from '../../src/domain/model-failure.ts';
import { KeyedModel } from '../support/keyed-model.ts';
import { type ObservedSchool, openObservedSchool } from './support/observed-school.ts';

const QUERY = 'Why do I get pushed back?';

let open: ObservedSchool | null = null;
afterEach(async () => {
  await open?.stop();
  open = null;
});

async function school(model: KeyedModel, modelConcurrency = 8): Promise<ObservedSchool> {
  open = await openObservedSchool({ model, modelConcurrency });
  return open;
}

/** The spans of a request's trace, once its worker has ended them all, by start. */
async function traceOf({ exporter }: ObservedSchool, requestId: string, attempts: number): Promise<ReadableSpan[]> {
  const ofRequest = (span: ReadableSpan) => span.attributes['vividly.request.id'] === requestId;
  for (let turn = 0; turn < 500; turn += 1) {
    const spans = exporter.getFinishedSpans();
    const traceId = spans.find(ofRequest)?.spanContext().traceId;
    const own = spans.filter((span) => span.spanContext().traceId === traceId);
    if (own.filter(({ name }) => name === ATTEMPT).length >= attempts && own.some(({ name }) => name === SUBMIT)) {
      return own.sort((one, other) => one.startTime[0] - other.startTime[0] || one.startTime[1] - other.startTime[1]);
    }
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not ${attempts} attempts: ${exporter.getFinishedSpans().map(({ name }) => name)}`);
}

const SUBMIT = 'answer HTTP request';
const ATTEMPT = 'process generation request';

function named(spans: readonly ReadableSpan[], name: string): ReadableSpan {
  const found = spans.filter((span) => span.name === name);
  if (found[0] === undefined || found.length > 1) throw new Error(`${found.length} spans named ${name}`);
  return found[0];
}

/** Takes long enough for others to come to wait behind it. */
class SlowModel extends KeyedModel {
  override async understandQuery(...asked: Parameters<KeyedModel['understandQuery']>) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return super.understandQuery(...asked);
  }
}

const childOf = (parent: ReadableSpan) => (span: ReadableSpan) =>
  span.parentSpanContext?.spanId === parent.spanContext().spanId;

const milliseconds = ([seconds, nanoseconds]: readonly [number, number]): number => seconds * 1000 + nanoseconds / 1e6;

describe('a request', () => {
  test('is one trace from its submission through the queue to its outcome', async () => {
    const under = await school(new KeyedModel('gemini', 'full'));
    const id = await under.ask({ query: QUERY }, { 'x-correlation-id': 'from-the-client' });
    const spans = await traceOf(under, id, 1);
    const [submit, attempt] = [named(spans, SUBMIT), named(spans, ATTEMPT)];

    expect(submit.parentSpanContext).toBeUndefined();
    expect(submit.kind).toBe(SpanKind.SERVER);
    expect(spans.filter(childOf(submit)).map(({ name }) => name)).toEqual([ATTEMPT]);
    expect(attempt.kind).toBe(SpanKind.CONSUMER);
    expect(attempt.attributes).toEqual({
      'vividly.request.id': id,
      'vividly.correlation.id': 'from-the-client',
      'vividly.outcome': 'success',
      'vividly.lesson.quality': 'full',
    });
    expect(attempt.status.code).toBe(SpanStatusCode.UNSET);
    expect(spans.filter(childOf(attempt)).map(({ name }) => name)).toEqual([
      'understanding',
      'finding_lesson',
      'writing_script',
    ]);
    expect(spans.filter(childOf(named(spans, 'understanding'))).map(({ name }) => name)).toEqual([
      'understand_query gemini',
    ]);
    const call = named(spans, 'write_script gemini');
    expect(childOf(named(spans, 'writing_script'))(call)).toBe(true);
    expect(call.kind).toBe(SpanKind.CLIENT);
    expect(call.attributes).toMatchObject({ 'gen_ai.request.model': 'gemini', 'vividly.model.result': 'reply' });
    expect(call.attributes['gen_ai.usage.output_tokens']).toBeGreaterThan(0);
    expect(new Set(spans.map((span) => span.spanContext().traceId)).size).toBe(1);
    expect(new Set(spans.map((span) => span.spanContext().spanId)).size).toBe(7);
  });

  test('has its parts within one another in time', async () => {
    const under = await school(new KeyedModel('gemini', 'full'));
    const spans = await traceOf(under, await under.ask({ query: QUERY }), 1);
    const attempt = named(spans, ATTEMPT);
    const parts = spans.filter((span) => span !== attempt && span.name !== SUBMIT);
    expect(parts.length).toBe(5);
    for (const { startTime, endTime } of parts) {
      expect(milliseconds(startTime)).toBeGreaterThanOrEqual(milliseconds(attempt.startTime));
      expect(milliseconds(endTime)).toBeGreaterThanOrEqual(milliseconds(startTime));
      expect(milliseconds(endTime)).toBeLessThanOrEqual(milliseconds(attempt.endTime));
    }
  });

  test('goes on with the trace of its caller', async () => {
    const under = await school(new KeyedModel('gemini', 'full'));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
    const id = await under.ask({ query: QUERY }, { traceparent, tracestate: 'school=1' });
    const spans = await traceOf(under, id, 1);
    const submit = named(spans, SUBMIT);
    expect(submit.spanContext().traceId).toBe('0af7651916cd43dd8448eb211c80319c');
    expect(submit.parentSpanContext?.spanId).toBe('b7ad6b7169203331');
    expect(named(spans, ATTEMPT).spanContext().traceState?.serialize()).toBe('school=1');
  });

  test('is not recorded where its caller says so, and passes that on', async () => {
    const under = await school(new KeyedModel('gemini', 'full'));
    const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-00';
    const id = await under.ask({ query: QUERY }, { traceparent });
    expect(under.exporter.getFinishedSpans().filter((span) => span.attributes['vividly.request.id'] === id)).toEqual(
      [],
    );
    const stored = await under.subject.ports.repository.find(id);
    expect(stored?.trace?.traceparent).toMatch(/^00-0af7651916cd43dd8448eb211c80319c-[0-9a-f]{16}-00$/);
  });

  test('that is tried again has a span for each attempt, in the same trace', async () => {
    const broken = modelFailure.unavailable('503');
    const answers = new Map([[QUERY, { understand: [broken, broken, UNDERSTOOD_AT_LAST] }]]);
    const under = await school(new KeyedModel('gemini', 'full', answers));
    const spans = await traceOf(under, await under.ask({ query: QUERY }), 3);
    const attempts = spans.filter(({ name }) => name === ATTEMPT);
    expect(attempts).toHaveLength(3);
    expect(spans.filter(childOf(named(spans, SUBMIT)))).toEqual(attempts);
    expect(attempts.map(({ status }) => status.code)).toEqual([
      SpanStatusCode.ERROR,
      SpanStatusCode.ERROR,
      SpanStatusCode.UNSET,
    ]);
    const [first, , last] = attempts as [ReadableSpan, ReadableSpan, ReadableSpan];
    expect(first.attributes).toMatchObject({ 'vividly.attempt.retried': true });
    // The stage never ended, so the call stands below the attempt.
    const [call] = spans.filter(childOf(first));
    expect(call).toMatchObject({ name: 'understand_query gemini', status: { code: SpanStatusCode.ERROR } });
    expect(call?.attributes['error.type']).toBe('unavailable');
    expect(last.attributes['vividly.outcome']).toBe('success');
  });

  test('that fails says so, with its closed reason', async () => {
    const answers = new Map([[QUERY, { understand: [modelFailure.invalidRequest('400: what the student wrote')] }]]);
    const under = await school(new KeyedModel('gemini', 'full', answers));
    const spans = await traceOf(under, await under.ask({ query: QUERY }), 1);
    expect(named(spans, ATTEMPT)).toMatchObject({
      status: { code: SpanStatusCode.ERROR, message: 'failed' },
      attributes: { 'vividly.outcome': 'failed', 'vividly.outcome.why': 'model_failed' },
    });
    expect(
      JSON.stringify(spans.map(({ attributes, events, status }) => ({ attributes, events, status }))),
    ).not.toContain('what the student wrote');
  });

  test('keeps its own model calls while others wait for their turn at the model', async () => {
    const under = await school(new SlowModel('gemini', 'full'), 1);
    const ids = await Promise.all(Array.from({ length: 5 }, (_, index) => under.ask({ query: `${QUERY} ${index}` })));
    for (const id of ids) {
      const spans = await traceOf(under, id, 1);
      expect(spans.filter(({ name }) => name === 'understand_query gemini')).toHaveLength(1);
    }
    const called = under.lines.filter(({ event }) => event === 'model_called');
    expect(new Set(called.map(({ requestId }) => requestId))).toEqual(new Set(ids));
  });
});

const UNDERSTOOD_AT_LAST = {
  kind: 'topic',
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  interest: null,
  confidence: 0.9,
  guessed: false,
} as const;

test('attributes are ids, numbers and closed words', async () => {
  const broken = modelFailure.rateLimited('429', null);
  const answers = new Map([[QUERY, { understand: [broken, UNDERSTOOD_AT_LAST] }]]);
  const under = await school(new KeyedModel('gemini', 'full', answers));
  const spans = await traceOf(under, await under.ask({ query: QUERY }), 2);
  const values = spans.flatMap(({ attributes, events }) =>
    [attributes, ...events.map((event) => event.attributes ?? {})].flatMap((each) => Object.values(each)),
  );
  const isClosed = (value: AttributeValue | undefined): boolean =>
    typeof value === 'string' ? /^[a-z0-9_.-]+$/i.test(value) : ['number', 'boolean'].includes(typeof value);
  expect(values.length).toBeGreaterThan(20);
  expect(values.filter((value) => !isClosed(value))).toEqual([]);
});
