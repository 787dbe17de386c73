import * as genai from '@google/genai';
import * as vertexai from '@google-cloud/vertexai';
import { describe, expect, test } from '@jest/globals';
import type { TransportOutcome } from '../../../src/adapters/gemini/gemini-transport.ts';
import { isKnownBlockReason, meaningOfFinishReason } from '../../../src/adapters/gemini/translation/finish-reason.ts';
import { readResponse } from '../../../src/adapters/gemini/translation/read-response.ts';
import { thrownFailure } from '../../../src/adapters/gemini/translation/thrown-failure.ts';
import { vendorWord } from '../../../src/adapters/gemini/translation/vendor-word.ts';

const NOW = Date.UTC(2026, 10, 24, 12);

describe('words of the SDKs', () => {
  const finishReasons = [...Object.values(vertexai.FinishReason), ...Object.values(genai.FinishReason)];
  test.each([...new Set<string>(finishReasons)])('finish reason %s is known', (word) => {
    expect(meaningOfFinishReason(word)).not.toBeNull();
  });

  const blockReasons = [...Object.values(vertexai.BlockedReason), ...Object.values(genai.BlockedReason)];
  test.each([...new Set<string>(blockReasons)])('block reason %s is known', (word) => {
    expect(isKnownBlockReason(word)).toBe(true);
  });

  test.each(['constructor', 'toString', 'stop', ''])('%p is no word of theirs', (word) => {
    expect(meaningOfFinishReason(word)).toBeNull();
    expect(isKnownBlockReason(word)).toBe(false);
  });
});

describe('responses', () => {
  test('thoughts are not part of the reply, but are paid for', () => {
    const body = {
      candidates: [
        {
          finishReason: 'STOP',
          content: { parts: [{ text: 'Hmm', thought: true }, { text: '{"a"' }, { text: ':1}' }] },
        },
      ],
      usageMetadata: { promptTokenCount: 7, candidatesTokenCount: 2, thoughtsTokenCount: 30 },
    };
    expect(readResponse(body)).toEqual({ kind: 'text', text: '{"a":1}', usage: { inputTokens: 7, outputTokens: 32 } });
  });

  test.each([null, 'text', 42, { candidates: 'none' }])('%p is not a response', (body) => {
    expect(readResponse(body)).toMatchObject({ kind: 'unusable' });
  });

  test('the text of a blocked reply is not used', () => {
    const body = { candidates: [{ finishReason: 'SAFETY', content: { parts: [{ text: '{"decision":"topic"}' }] } }] };
    expect(readResponse(body)).toMatchObject({ kind: 'failure', failure: { kind: 'safety_blocked', raw: 'SAFETY' } });
  });
});

describe('what SDKs throw', () => {
  const threw = (error: unknown, more: Partial<Extract<TransportOutcome, { kind: 'threw' }>> = {}) =>
    thrownFailure(
      { kind: 'threw', error, observed: { httpStatus: null, retryAfter: null }, signedIn: true, ...more },
      NOW,
    );
  const fetchFailed = (code: string) =>
    new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
  const quota = (retryAfter: string | null, details: object[] = [], message = 'Resource exhausted') =>
    threw(new Error(JSON.stringify({ error: { code: 429, status: 'RESOURCE_EXHAUSTED', message, details } })), {
      observed: { httpStatus: 429, retryAfter },
    });

  test.each([
    ['ECONNRESET', 'unavailable'],
    ['ECONNREFUSED', 'unavailable'],
    ['ENOTFOUND', 'unavailable'],
    ['EAI_AGAIN', 'unavailable'],
    ['UND_ERR_SOCKET', 'unavailable'],
    ['HPE_INVALID_CONSTANT', 'unavailable'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unavailable'],
    ['ETIMEDOUT', 'timeout'],
    ['UND_ERR_CONNECT_TIMEOUT', 'timeout'],
    ['UND_ERR_HEADERS_TIMEOUT', 'timeout'],
  ])('connection error %s is %s', (code, kind) => {
    expect(threw(fetchFailed(code))).toMatchObject({ kind, detail: code });
    expect(threw(new vertexai.GoogleGenerativeAIError('exception posting request', fetchFailed(code)))).toMatchObject({
      kind,
    });
  });

  test('an abort is a timeout', () => {
    expect(threw(new DOMException('This operation was aborted', 'AbortError'))).toMatchObject({ kind: 'timeout' });
  });

  test('a code that nobody knows is unrecognised and kept', () => {
    expect(threw(fetchFailed('ESOLARFLARE'))).toMatchObject({ kind: 'unrecognised', raw: 'ESOLARFLARE' });
  });

  test.each([['a string'], [null], [undefined]])('%p is unrecognised', (thrown) => {
    expect(threw(thrown)).toMatchObject({ kind: 'unrecognised', raw: 'unknown' });
  });

  test('credentials that do not load are no permission; a sign-in server that is down is an outage', () => {
    const missing = new Error('Could not load the default credentials. Browse to https://cloud.google.com/docs …');
    expect(threw(missing, { signedIn: false })).toMatchObject({ kind: 'permission_denied', retryable: false });
    expect(threw(fetchFailed('ENOTFOUND'), { signedIn: false })).toMatchObject({ kind: 'unavailable' });
    const down = Object.assign(new Error('Request failed'), { status: 503 });
    expect(threw(down, { signedIn: false })).toMatchObject({ kind: 'unavailable' });
    expect(threw(new vertexai.GoogleAuthError('…', down), { signedIn: false })).toMatchObject({ kind: 'unavailable' });
  });

  test('the status in the body stands in where no response was seen', () => {
    const error = new Error(
      '[VertexAI.ClientError]: got status: 404 Not Found. {"error":{"code":404,"status":"NOT_FOUND"}}',
    );
    expect(threw(error)).toMatchObject({ kind: 'model_not_found', detail: 'HTTP 404 NOT_FOUND' });
  });

  test.each([300, 418, 451, 507, 529])('HTTP %p is unrecognised', (httpStatus) => {
    const failure = threw(new Error('{}'), { observed: { httpStatus, retryAfter: null } });
    expect(failure).toMatchObject({ kind: 'unrecognised', raw: `HTTP ${httpStatus}` });
  });

  test('waiting time: header in seconds, header as a date, detail, the header first', () => {
    const retryInfo = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3s' };
    expect(quota('7')).toMatchObject({ retryAfter: 7_000 });
    expect(quota('Tue, 24 Nov 2026 12:00:09 GMT')).toMatchObject({ retryAfter: 9_000 });
    expect(quota('Tue, 24 Nov 2026 11:00:00 GMT')).toMatchObject({ retryAfter: 0 });
    expect(quota('7', [retryInfo])).toMatchObject({ retryAfter: 7_000 });
    expect(quota('soon', [retryInfo])).toMatchObject({ retryAfter: 3_000 });
    expect(quota(null, [{ ...retryInfo, retryDelay: '0.25s' }])).toMatchObject({ retryAfter: 250 });
    expect(quota(null, [{ ...retryInfo, retryDelay: 3 }])).toMatchObject({ retryAfter: null });
  });

  test.each([
    [
      'quota id',
      [{ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId: 'RequestsPerDay' }] }],
      '',
    ],
    ['message', [], 'Quota exceeded: requests per day'],
    ['message', [], 'Daily limit reached'],
  ])('a quota of the day, by its %s', (_where, details, message) => {
    expect(quota('7', details, message)).toMatchObject({ kind: 'quota_exhausted', retryable: false });
  });

  test('a quota of the minute is a rate limit', () => {
    expect(quota(null, [], 'Quota exceeded: requests per minute')).toMatchObject({ kind: 'rate_limited' });
  });
});

test('a raw word is short and holds nothing but a word', () => {
  expect(vendorWord('SAFETY')).toBe('SAFETY');
  expect(vendorWord('<b>X</b>\n"y"')).toBe('bXby');
  expect(vendorWord('x'.repeat(500))).toHaveLength(80);
  expect(vendorWord('')).toBe('empty');
});
