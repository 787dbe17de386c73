import { afterEach, describe, expect, test } from '@jest/globals';
import type { ModelReply, WriteScriptTask } from '../../../src/domain/ports/language-model.ts';
import { VERTEX_SITUATIONS, type VertexSituation } from '../../support/vertex-fake/situations.ts';
import { fenced, stop } from '../../support/vertex-fake/valid-answers.ts';
import { CLEAR_TASK } from '../language-model.contract.ts';
import { ACCESS_TOKEN, type GeminiSubject, geminiSubject, SDKS, type Sdk } from './gemini-subject.ts';

/** Every situation of the fake: what it must become, in how many calls. */
const EXPECTED: Readonly<Record<Exclude<VertexSituation, 'hang'>, { failure: object; modelCalls?: number }>> = {
  truncated: { failure: { kind: 'truncated', detail: 'finish reason MAX_TOKENS' } },
  truncated_empty: { failure: { kind: 'truncated' } },
  truncated_continuation: { failure: { kind: 'truncated', detail: 'finish reason CONTINUATION' } },
  safety: { failure: { kind: 'safety_blocked', raw: 'SAFETY' } },
  prohibited_content: { failure: { kind: 'safety_blocked', raw: 'PROHIBITED_CONTENT' } },
  spii: { failure: { kind: 'safety_blocked', raw: 'SPII' } },
  recitation: { failure: { kind: 'safety_blocked', raw: 'RECITATION' } },
  blocklist: { failure: { kind: 'safety_blocked', raw: 'BLOCKLIST' } },
  language: { failure: { kind: 'invalid_request', detail: 'finish reason LANGUAGE' } },
  other: { failure: { kind: 'malformed_reply', detail: 'finish reason OTHER' }, modelCalls: 2 },
  unknown_finish_reason: { failure: { kind: 'unrecognised', raw: 'COSMIC_RAYS' } },
  no_finish_reason: { failure: { kind: 'malformed_reply' }, modelCalls: 2 },
  prompt_blocked: { failure: { kind: 'safety_blocked', raw: 'PROHIBITED_CONTENT' } },
  prompt_blocked_jailbreak: { failure: { kind: 'safety_blocked', raw: 'JAILBREAK' } },
  prompt_blocked_unknown: { failure: { kind: 'unrecognised', raw: 'BAD_MOON' } },
  no_candidates: { failure: { kind: 'malformed_reply', detail: 'the response has no candidate' }, modelCalls: 2 },
  empty_text: { failure: { kind: 'malformed_reply', detail: 'the reply is empty' }, modelCalls: 2 },
  junk: { failure: { kind: 'malformed_reply', detail: 'the reply is not valid JSON' }, modelCalls: 2 },
  not_json: { failure: { kind: 'malformed_reply', detail: 'the response body is not JSON' } },
  bad_request: { failure: { kind: 'invalid_request', detail: 'HTTP 400 INVALID_ARGUMENT' } },
  schema_refused: { failure: { kind: 'invalid_request' } },
  unauthenticated: { failure: { kind: 'permission_denied', detail: 'HTTP 401 UNAUTHENTICATED' } },
  forbidden: { failure: { kind: 'permission_denied', detail: 'HTTP 403 PERMISSION_DENIED SERVICE_DISABLED' } },
  retired_model: { failure: { kind: 'model_not_found', retryable: false, detail: 'HTTP 404 NOT_FOUND' } },
  request_timeout: { failure: { kind: 'timeout', retryable: true } },
  aborted: { failure: { kind: 'unavailable', detail: 'HTTP 409 ABORTED' } },
  retry_after_header: { failure: { kind: 'rate_limited', retryAfter: 7_000, retryable: true } },
  retry_info: { failure: { kind: 'rate_limited', retryAfter: 12_500 } },
  rate_limited_bare: { failure: { kind: 'rate_limited', retryAfter: null } },
  daily_quota: { failure: { kind: 'quota_exhausted', retryable: false } },
  client_closed: { failure: { kind: 'timeout' } },
  internal: { failure: { kind: 'unavailable', detail: 'HTTP 500 INTERNAL' } },
  bad_gateway: { failure: { kind: 'unavailable' } },
  overloaded: { failure: { kind: 'unavailable', retryable: true, detail: 'HTTP 503 UNAVAILABLE' } },
  gateway_timeout: { failure: { kind: 'timeout' } },
  unknown_error_status: { failure: { kind: 'unrecognised', raw: 'HTTP 418 TEAPOT' } },
  reset: { failure: { kind: 'unavailable', retryable: true } },
};

/** Where a stream says something else: without its end it was cut off, and that is no matter for a repair. */
const EXPECTED_OF_A_STREAM: Partial<typeof EXPECTED> = {
  no_finish_reason: { failure: { kind: 'unavailable', detail: 'the stream ended early', retryable: true } },
  not_json: { failure: { kind: 'unavailable', detail: 'the stream ended in the middle of an event' } },
};

const SCRIPT_TASK: WriteScriptTask = {
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  query: CLEAR_TASK.query,
  grade: 10,
  interest: null,
  language: 'en',
};

describe.each(Object.keys(SDKS) as Sdk[])('the real SDK of %s', (sdk) => {
  let subject: GeminiSubject;
  afterEach(() => subject.close());

  const call = (signal = new AbortController().signal) => ({ signal, deadline: subject.clock.now() + 20_000 });
  const understand = (): Promise<ModelReply<unknown>> => subject.model.understandQuery(CLEAR_TASK, call());

  test.each(Object.entries(EXPECTED))('%s', async (situation, { failure, modelCalls = 1 }) => {
    subject = await geminiSubject(sdk);
    subject.fake.always(VERTEX_SITUATIONS[situation as VertexSituation]);
    const reply = await understand();
    expect(reply).toMatchObject({ kind: 'failure', failure, modelCalls });
    expect(subject.fake.calls).toHaveLength(modelCalls);
    expect(JSON.stringify(reply)).not.toContain('basketball');
    expect(JSON.stringify(reply)).not.toContain(ACCESS_TOKEN);
  });

  test.each(Object.entries({ ...EXPECTED, ...EXPECTED_OF_A_STREAM }))('%s, streamed', async (situation, expected) => {
    subject = await geminiSubject(sdk);
    subject.fake.always(VERTEX_SITUATIONS[situation as VertexSituation]);
    const told: unknown[] = [];
    const reply = await subject.model.writeScript(SCRIPT_TASK, call(), (draft) => void told.push(draft));
    const { failure, modelCalls = 1 } = expected;
    expect(reply).toMatchObject({ kind: 'failure', failure, modelCalls });
    expect(subject.fake.calls).toHaveLength(modelCalls);
    expect(subject.fake.calls[0]?.path).toContain(':streamGenerateContent?alt=sse');
    expect(JSON.stringify(reply)).not.toContain('basketball');
    expect(told).toEqual([]);
  });

  test('nobody listens on the port', async () => {
    subject = await geminiSubject(sdk);
    await subject.fake.close();
    expect(await understand()).toMatchObject({
      failure: { kind: 'unavailable', detail: 'ECONNREFUSED' },
      modelCalls: 1,
    });
  });

  test('a fenced reply is accepted', async () => {
    subject = await geminiSubject(sdk);
    subject.fake.always(fenced);
    expect(await understand()).toMatchObject({ kind: 'reply', provenance: { modelCalls: 1 } });
  });

  test('junk is repaired with the complaint, and both calls are paid for', async () => {
    subject = await geminiSubject(sdk);
    subject.fake.next(VERTEX_SITUATIONS.junk, stop());
    expect(await understand()).toMatchObject({
      kind: 'reply',
      provenance: { modelCalls: 2, inputTokens: 200, outputTokens: 50, costUsd: 0.0004 },
    });
    const repair = subject.fake.calls[1]?.body.contents ?? [];
    expect(repair.map(({ role }) => role)).toEqual(['user', 'model', 'user']);
    expect(repair[1]?.parts[0]?.text).toContain('about the weather');
    expect(repair[2]?.parts[0]?.text).toContain('not valid JSON');
  });

  test('an empty reply is repaired without an empty turn', async () => {
    subject = await geminiSubject(sdk);
    subject.fake.next(VERTEX_SITUATIONS.no_candidates, stop());
    expect(await understand()).toMatchObject({ kind: 'reply' });
    const repair = subject.fake.calls[1]?.body.contents ?? [];
    expect(repair.map(({ role }) => role)).toEqual(['user']);
    expect(repair[0]?.parts[0]?.text).toContain('the response has no candidate');
  });

  test('a repair that meets an outage is an outage', async () => {
    subject = await geminiSubject(sdk);
    subject.fake.next(VERTEX_SITUATIONS.junk, VERTEX_SITUATIONS.overloaded);
    expect(await understand()).toMatchObject({ failure: { kind: 'unavailable' }, modelCalls: 2 });
  });

  test('the exchange ends with the call: a hanging connection is let go', async () => {
    subject = await geminiSubject(sdk);
    subject.fake.always(VERTEX_SITUATIONS.hang);
    const controller = new AbortController();
    const reply = subject.model.understandQuery(CLEAR_TASK, call(controller.signal));
    await subject.fake.received(1);
    controller.abort();
    expect(await reply).toMatchObject({ failure: { kind: 'timeout' }, modelCalls: 1 });
    await subject.fake.abandoned(1);
  });

  test('concurrent calls keep their own responses apart', async () => {
    subject = await geminiSubject(sdk);
    const answers = [
      VERTEX_SITUATIONS.retry_after_header,
      VERTEX_SITUATIONS.overloaded,
      stop(),
      VERTEX_SITUATIONS.retired_model,
    ];
    subject.fake.next(...answers);
    const replies = await Promise.all(answers.map(understand));
    const kinds = replies.map((reply) => (reply.kind === 'failure' ? reply.failure.kind : 'reply'));
    expect(kinds.sort()).toEqual(['model_not_found', 'rate_limited', 'reply', 'unavailable']);
  });

  test('the request names the model, the safety settings, the schema and the token', async () => {
    subject = await geminiSubject(sdk);
    await understand();
    const [received] = subject.fake.calls;
    expect(received).toMatchObject({ model: 'gemini-3.5-flash', authorization: `Bearer ${ACCESS_TOKEN}` });
    expect(received?.path).toContain('/projects/test-project/locations/europe-west1/');
    expect(received?.body.safetySettings).toHaveLength(4);
    expect(received?.body.generationConfig).toMatchObject({
      responseMimeType: 'application/json',
      responseSchema: { type: 'OBJECT', properties: { decision: { type: 'STRING' }, topicId: { nullable: true } } },
    });
  });

  test('a model without a price costs null', async () => {
    subject = await geminiSubject(sdk, 'gemini-3.1-flash-lite');
    expect(await understand()).toMatchObject({ provenance: { costUsd: null, model: 'gemini-3.1-flash-lite' } });
  });
});
