import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ScriptDraft, WriteScriptTask } from '../../../src/domain/ports/language-model.ts';
import type { FakeAnswer } from '../../support/vertex-fake/fake-reply.ts';
import { RECORDED_USAGE } from '../../support/vertex-fake/recorded-replies.ts';
import { beginningOf, streamEventsOf } from '../../support/vertex-fake/stream-events.ts';
import { responseOf, SCRIPT_REPLY } from '../../support/vertex-fake/valid-answers.ts';
import { type GeminiSubject, geminiSubject, SDKS, type Sdk } from './gemini-subject.ts';

const TASK: WriteScriptTask = {
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  query: 'Why do I get pushed back?',
  grade: 10,
  interest: null,
  language: 'en',
};
const WHOLE = streamEventsOf(responseOf(SCRIPT_REPLY));
/** Events that carry title, hook and the first section. */
const OPENING = beginningOf(responseOf(SCRIPT_REPLY), 420);

const stream = (events: readonly unknown[], ending: 'end' | 'cut' | 'hang' = 'end'): FakeAnswer => ({
  kind: 'stream',
  events,
  ending,
});
const withFinish = (finishReason: string) => ({ candidates: [{ finishReason }], usageMetadata: RECORDED_USAGE });

describe.each(Object.keys(SDKS) as Sdk[])('a script streamed by %s', (sdk) => {
  let subject: GeminiSubject;
  let told: (ScriptDraft | null)[];
  beforeEach(async () => {
    subject = await geminiSubject(sdk);
    told = [];
  });
  afterEach(() => subject.close());

  const write = (signal = new AbortController().signal) =>
    subject.model.writeScript(
      TASK,
      { signal, deadline: subject.clock.now() + 20_000 },
      (draft) => void told.push(draft),
    );

  test('is read while it is written: the hook is told long before the reply is there', async () => {
    subject.fake.always(stream(OPENING, 'hang'));
    const controller = new AbortController();
    const reply = write(controller.signal);
    while (told.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    const { title, hook, sections } = SCRIPT_REPLY;
    expect(told).toEqual([
      { title, hook, sections: [] },
      { title, hook, sections: sections.slice(0, 1) },
    ]);
    controller.abort();
    expect(await reply).toMatchObject({ failure: { kind: 'timeout' }, modelCalls: 1 });
    expect(told.at(-1)).toBeNull();
    await subject.fake.abandoned(1);
  });

  test('costs what the last part says', async () => {
    expect(await write()).toMatchObject({
      kind: 'reply',
      value: SCRIPT_REPLY,
      provenance: { modelCalls: 1, inputTokens: 100, outputTokens: 25 },
    });
    expect(told).toHaveLength(4);
  });

  test.each<[string, FakeAnswer, object]>([
    ['the connection breaks', stream(OPENING, 'cut'), { kind: 'unavailable', retryable: true }],
    ['the stream ends early', stream(OPENING), { kind: 'unavailable', detail: 'the stream ended early' }],
    ['an event is cut in two', stream([...OPENING, 'data: {"candi']), { kind: 'unavailable', retryable: true }],
    ['the provider refuses', stream([...OPENING, withFinish('SAFETY')]), { kind: 'safety_blocked', raw: 'SAFETY' }],
    ['the words run out', stream([...OPENING, withFinish('MAX_TOKENS')]), { kind: 'truncated' }],
    [
      'a word nobody knows',
      stream([...OPENING, withFinish('COSMIC_RAYS')]),
      { kind: 'unrecognised', raw: 'COSMIC_RAYS' },
    ],
    ['an event is no JSON', stream([...OPENING, 'data: <html>\r\n\r\n']), { kind: 'malformed_reply' }],
    [
      'an error comes as an event',
      stream([...OPENING, { error: { code: 503, status: 'UNAVAILABLE', message: 'overloaded' } }]),
      { kind: 'unavailable', detail: 'HTTP 503 UNAVAILABLE' },
    ],
    [
      'the quota ends in the middle',
      stream([...OPENING, { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'wait' } }]),
      { kind: 'rate_limited', retryAfter: null },
    ],
  ])('when %s: a typed failure in one call, and the draft is taken back', async (_when, answer, failure) => {
    subject.fake.always(answer);
    expect(await write()).toMatchObject({ kind: 'failure', failure, modelCalls: 1 });
    // One of the SDKs drops what it had not handed on when a stream breaks.
    if (sdk === 'genai') expect(told).toHaveLength(3);
    expect(told.at(-1) ?? null).toBeNull();
    expect(told.slice(0, -1)).not.toContain(null);
  });

  test('a draft whose script does not pass is taken back before the repair, which is told anew', async () => {
    const broken = { ...SCRIPT_REPLY, title: 'Another title', takeaways: ['one'] };
    subject.fake.next(stream(streamEventsOf(responseOf(broken))), stream(WHOLE));
    expect(await write()).toMatchObject({ kind: 'reply', provenance: { modelCalls: 2 } });
    const titles = told.map((draft) => draft?.title ?? null);
    const { title } = SCRIPT_REPLY;
    expect(titles).toEqual([...Array(4).fill('Another title'), null, ...Array(4).fill(title)]);
  });

  test('a stopped call tells nothing more, whatever still arrives', async () => {
    const reply = write(AbortSignal.abort());
    expect(await reply).toMatchObject({ failure: { kind: 'timeout' }, modelCalls: 0 });
    expect(told).toEqual([]);
  });
});

describe('what is told', () => {
  let subject: GeminiSubject;
  beforeEach(async () => {
    subject = await geminiSubject('genai');
  });
  afterEach(() => subject.close());

  const told = async (text: string) => {
    const drafts: (ScriptDraft | null)[] = [];
    const candidates = [{ content: { role: 'model', parts: [{ text }] }, finishReason: 'STOP' }];
    subject.fake.always(stream(streamEventsOf({ candidates })));
    const call = { signal: new AbortController().signal, deadline: subject.clock.now() + 20_000 };
    const reply = await subject.model.writeScript(TASK, call, (draft) => void drafts.push(draft));
    return { drafts, reply };
  };
  const json = (changes: object) => JSON.stringify({ ...SCRIPT_REPLY, ...changes });

  test('a fence around the reply hides nothing', async () => {
    const { drafts, reply } = await told(`\`\`\`json\n${json({})}\n\`\`\``);
    expect(reply).toMatchObject({ kind: 'reply' });
    expect(drafts).toHaveLength(4);
  });

  test.each([
    ['an empty title', json({ title: ' ' })],
    ['a hook that is no text', json({ hook: 7 })],
    [
      'sections before a hook that never comes',
      JSON.stringify({ title: 'Only this', sections: SCRIPT_REPLY.sections }),
    ],
    ['words that are no JSON', 'Sure! Here is your lesson: push.'],
  ])('nothing of %s', async (_what, text) => {
    const { drafts, reply } = await told(text);
    expect(drafts).toEqual([]);
    expect(reply).toMatchObject({ failure: { kind: 'malformed_reply' }, modelCalls: 2 });
  });

  test('nothing after the first section that does not pass', async () => {
    const [section] = SCRIPT_REPLY.sections;
    const { drafts } = await told(json({ sections: [section, { heading: 'No words' }, section] }));
    expect(drafts.map((draft) => draft?.sections.length ?? null)).toEqual([0, 1, null, 0, 1, null]);
  });

  test('a title that is said twice is not the reply’s, and is taken back', async () => {
    const { drafts, reply } = await told(`{"title":"The first","hook":"Why?",${json({}).slice(1)}`);
    expect(reply).toMatchObject({ kind: 'reply', value: { title: SCRIPT_REPLY.title } });
    expect(drafts.at(-1)).toBeNull();
  });
});
