import { describe, expect, test } from '@jest/globals';
import { deadLetterAttributes, deadLetterOf } from '../../../src/adapters/pubsub/messages/dead-letter-attributes.ts';
import { traceAttributes, traceOf } from '../../../src/adapters/pubsub/messages/trace-attributes.ts';
import { pubSubNames } from '../../../src/adapters/pubsub/pubsub-names.ts';
import { DEAD_LETTER_REASONS } from '../../../src/domain/delivery-disposition.ts';

const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
const trace = { traceparent, tracestate: 'rojo=1,congo=2' };
const body = new Uint8Array([1, 2, 3]);

describe('trace context in attributes', () => {
  test('comes back as it went', () => {
    expect(traceOf(traceAttributes(trace))).toEqual(trace);
    expect(traceOf(traceAttributes({ traceparent }))).toEqual({ traceparent });
    expect(traceAttributes(null)).toEqual({});
  });

  test('of a later version is kept', () => {
    expect(traceOf({ traceparent: `${traceparent.replace('00', 'cc')}-what-comes-later` })).not.toBeNull();
  });

  test.each([
    ['missing', undefined],
    ['empty', ''],
    ['a word', 'yes'],
    ['upper case', traceparent.toUpperCase()],
    ['the invalid version', traceparent.replace('00', 'ff')],
    ['a trace id of zeros', `00-${'0'.repeat(32)}-b7ad6b7169203331-01`],
    ['a span id of zeros', `00-0af7651916cd43dd8448eb211c80319c-${'0'.repeat(16)}-01`],
    ['a line break', `${traceparent}\n`],
  ])('that is malformed (%s) is ignored, both ways', (_, malformed) => {
    const attributes = { ...(malformed !== undefined && { traceparent: malformed }), tracestate: 'a=1' };
    expect(traceOf(attributes)).toBeNull();
    if (malformed !== undefined) expect(traceAttributes({ traceparent: malformed })).toEqual({});
  });

  test.each(['', 'a=ü', 'a=1'.repeat(400)])('with a state that does not fit is kept without it', (tracestate) => {
    expect(traceOf({ traceparent, tracestate })).toEqual({ traceparent });
    expect(traceAttributes({ traceparent, tracestate })).toEqual({ traceparent });
  });
});

describe('dead letters in attributes', () => {
  test.each(DEAD_LETTER_REASONS)('%s comes back as it went', (reason) => {
    const letter = { kind: 'dead_letter', reason, detail: 'détail', letterId: 'letter' } as const;
    const attributes = deadLetterAttributes(letter, { messageId: '17', trace });
    expect(deadLetterOf('18', body, attributes)).toEqual({ letterId: 'letter', reason, detail: 'détail', body });
    expect(attributes).toMatchObject({ sourceMessageId: '17', ...trace });
  });

  test('a detail that is too long is cut between characters', () => {
    const letter = {
      kind: 'dead_letter',
      reason: 'unreadable_message',
      detail: '€'.repeat(2_000),
      letterId: 'l',
    } as const;
    const { detail = '' } = deadLetterAttributes(letter, { messageId: '17', trace: null });
    expect(detail).toBe('€'.repeat(341));
    expect(Buffer.byteLength(detail)).toBeLessThanOrEqual(1_024);
  });

  test('a reason that nobody knows is not mislabelled, and keeps its word', () => {
    const letter = deadLetterOf('18', body, { reason: 'gremlins', detail: 'at night', letterId: 'l' });
    expect(letter).toMatchObject({ reason: 'unrecognised_status', detail: 'unrecognised reason "gremlins": at night' });
  });

  test('what Pub/Sub itself put aside says so, and is named by its message id', () => {
    const attributes = {
      CloudPubSubDeadLetterSourceSubscription: 'vividly-requests-worker',
      CloudPubSubDeadLetterSourceDeliveryCount: '5',
    };
    expect(deadLetterOf('18', body, attributes)).toEqual({
      letterId: '18',
      reason: 'unrecognised_status',
      detail: 'put aside by Pub/Sub after 5 deliveries of vividly-requests-worker',
      body,
    });
    expect(deadLetterOf('18', body, {})).toMatchObject({ letterId: '18', detail: 'no reason given' });
  });
});

test.each([
  ['vividly-requests', 'vividly-dead-letters'],
  ['lessons', 'lessons-dead-letters'],
  ['-requests', '-requests-dead-letters'],
])('names after the topic %s', (topic, deadLetterTopic) => {
  expect(pubSubNames(topic)).toEqual({
    topic,
    subscription: `${topic}-worker`,
    deadLetterTopic,
    deadLetterSubscription: `${deadLetterTopic}-ledger`,
  });
});
