import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { JsonMessageCodec } from '../../src/adapters/wire/request-message-codec.ts';
import { REQUEST_MESSAGE_SCHEMA } from '../../src/domain/request-message.ts';

const codec = new JsonMessageCodec();
const message = { schema: REQUEST_MESSAGE_SCHEMA, requestId: randomUUID(), correlationId: 'c', attempt: 1 } as const;
const bytes = (value: unknown): Uint8Array =>
  new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

describe('MessageCodec: JSON', () => {
  test('1: decode gives back what encode was given', () => {
    expect(codec.decode(codec.encode(message))).toEqual({ kind: 'message', message });
  });

  test('1: fields of a later minor version are ignored', () => {
    expect(codec.decode(bytes({ ...message, later: true }))).toEqual({ kind: 'message', message });
  });

  test.each([
    ['nothing', bytes(''), 'unreadable_message'],
    ['junk', bytes('}{'), 'unreadable_message'],
    ['invalid UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22]), 'unreadable_message'],
    ['1 MB', bytes('x'.repeat(1_000_000)), 'unreadable_message'],
    ['a list', bytes([message]), 'unreadable_message'],
    ['null', bytes('null'), 'unreadable_message'],
    ['no schema', bytes({ ...message, schema: undefined }), 'unreadable_message'],
    ['an id that is no UUID', bytes({ ...message, requestId: '7' }), 'unreadable_message'],
    ['attempt 0', bytes({ ...message, attempt: 0 }), 'unreadable_message'],
    ['another version', bytes({ ...message, schema: 'vividly.generation-request/2' }), 'unknown_schema_version'],
  ])('2: %s is unreadable, with its reason, and nothing is thrown', (_name, body, reason) => {
    expect(codec.decode(body)).toMatchObject({ kind: 'unreadable', reason });
  });

  test('2: the detail does not repeat the content', () => {
    const decoded = codec.decode(bytes({ ...message, requestId: 'I live in Elm Street' }));
    expect(JSON.stringify(decoded)).not.toContain('Elm Street');
  });
});
