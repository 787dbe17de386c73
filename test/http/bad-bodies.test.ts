import { describe, expect, test } from '@jest/globals';
import { expectProblem } from './support/call.ts';
import { startSubject } from './support/http-subject.ts';

const good = { query: 'Why do I get pushed back?', grade: 10 };
const text = (bytes: readonly number[]): Uint8Array => Uint8Array.from(bytes);

const UNREADABLE: readonly (string | Uint8Array)[] = [
  '',
  ' ',
  '{',
  '}',
  '[',
  '{"query":',
  '{"query":"Why?",}',
  "{'query':'Why?'}",
  'query=Why&grade=10',
  'NaN',
  'undefined',
  '{"query":"Why do I?","grade":010}',
  '{"query":"Why do I?","grade":10}{}',
  '{"query":"line\nbreak","grade":10}',
  '<xml/>',
  text([0xff, 0xfe]),
  text([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x3a, 0x31, 0x7d]),
  text([...Buffer.from('{"query":"'), 0xed, 0xa0, 0x80, ...Buffer.from('","grade":10}')]),
  text([...Buffer.from('{"query":"'), 0xc0, 0xaf, ...Buffer.from('","grade":10}')]),
  text([0x00]),
];

const NO_OBJECT: readonly unknown[] = [null, true, false, 0, 1, '', 'Why?', [], [good], [[]]];

const WRONG_FIELDS: readonly (readonly [string, unknown])[] = [
  ...[undefined, null, 1, true, [], {}, ['Why?'], { text: 'Why?' }].map(
    (query) => ['query', { ...good, query }] as const,
  ),
  ...['', ' ', 'a', 'ab', '?!?', '123 456', '\u200b\u200b\u200b', '\u0000', 'x'.repeat(1_001), 'é'.repeat(1_500)].map(
    (query) => ['query', { ...good, query }] as const,
  ),
  ['query', { ...good, query: 'Why \ud800?' }],
  ...[undefined, null, '10', true, [], {}, [10], 'ten'].map((grade) => ['grade', { ...good, grade }] as const),
  ...[0, -1, 13, 100, 9.5, 1e300, -0.1, 12.0001].map((grade) => ['grade', { ...good, grade }] as const),
  ...[null, 'basketball', 1, true, {}].map((interests) => ['interests', { ...good, interests }] as const),
  ...[[1], [null], ['a', {}], [['basketball']]].map((interests) => ['interests', { ...good, interests }] as const),
  ['interests', { ...good, interests: Array(11).fill('chess') }],
  ['interests', { ...good, interests: ['x'.repeat(61)] }],
  ['interests', { ...good, interests: ['\udc00'] }],
  ...[null, 'text', 1, {}].map((modalities) => ['modalities', { ...good, modalities }] as const),
  ...[['hologram'], [1], [null], ['text', 'VIDEO'], [['text']]].map(
    (modalities) => ['modalities', { ...good, modalities }] as const,
  ),
  ...[null, 1, '', 'english please', 'e', 'EN', '../en', {}, ['en']].map(
    (language) => ['language', { ...good, language }] as const,
  ),
  ...['studentId', 'id', 'status', 'interest', 'Query', 'outcome'].map(
    (field) => [field, { ...good, [field]: 'x' }] as const,
  ),
];

describe('bodies that are no question', () => {
  test('there are a hundred of them', () => {
    expect(UNREADABLE.length + NO_OBJECT.length + WRONG_FIELDS.length).toBeGreaterThanOrEqual(100);
  });

  test('each is answered with a problem document that names the field, and nothing is stored', async () => {
    const { address, ports, reported } = await startSubject();
    const send = (body: string | Uint8Array): Promise<Response> =>
      fetch(`${address}/v1/requests`, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    for (const body of UNREADABLE) {
      await expectProblem(await send(body), 400, 'invalid_request');
    }
    for (const body of NO_OBJECT) {
      const { problems } = await expectProblem(await send(JSON.stringify(body)), 422, 'invalid_fields');
      expect(problems).toEqual([{ field: 'body', message: 'Send a JSON object with query and grade.' }]);
    }
    for (const [field, body] of WRONG_FIELDS) {
      const { problems = [] } = await expectProblem(await send(JSON.stringify(body)), 422, 'invalid_fields');
      expect([body, problems.map((problem) => problem.field.split('.')[0])]).toEqual([body, [field]]);
      expect(problems.every(({ message }) => message.length > 10)).toBe(true);
    }
    expect(Object.values(await ports.repository.countByStatus()).every((count) => count === 0)).toBe(true);
    expect(reported).toEqual([]);
  });

  test('every wrong field is reported at once', async () => {
    const { address } = await startSubject();
    const body = { query: 'a', grade: 13, interests: ['x'.repeat(61)], modalities: ['hologram'], language: 'English' };
    const response = await fetch(`${address}/v1/requests`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const { problems } = await expectProblem(response, 422, 'invalid_fields');
    expect(problems?.map(({ field }) => field).sort()).toEqual([
      'grade',
      'interests',
      'language',
      'modalities',
      'query',
    ]);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp', undefined])(
    'a body of type %s is refused with 415',
    async (type) => {
      const { address, ports } = await startSubject();
      const body = new TextEncoder().encode(JSON.stringify(good));
      const headers = type === undefined ? {} : { 'content-type': type };
      const response = await fetch(`${address}/v1/requests`, { method: 'POST', headers, body });
      await expectProblem(response, 415, 'unsupported_media_type');
      expect((await ports.repository.countByStatus()).queued).toBe(0);
    },
  );

  test.each(['application/json; charset=utf-8', 'Application/JSON', 'application/vnd.api+json'])(
    'a body of type %s is read',
    async (type) => {
      const { address } = await startSubject();
      const body = JSON.stringify(good);
      const response = await fetch(`${address}/v1/requests`, {
        method: 'POST',
        headers: { 'content-type': type },
        body,
      });
      expect(response.status).toBe(202);
    },
  );

  test('a body of 1 MB is refused with 413, announced or in chunks, and the server goes on', async () => {
    const { address, ports } = await startSubject();
    const body = JSON.stringify({ ...good, query: 'x'.repeat(1_000_000) });
    const headers = { 'content-type': 'application/json' };
    await expectProblem(
      await fetch(`${address}/v1/requests`, { method: 'POST', headers, body }),
      413,
      'body_too_large',
    );
    const chunks = ReadableStream.from(Array.from({ length: 100 }, () => new TextEncoder().encode('x'.repeat(10_000))));
    const streamed = await fetch(`${address}/v1/requests`, {
      method: 'POST',
      headers,
      body: chunks,
      duplex: 'half',
    } as RequestInit);
    await expectProblem(streamed, 413, 'body_too_large');
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    expect((await ports.repository.countByStatus()).queued).toBe(0);
  });
});
