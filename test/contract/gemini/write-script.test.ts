import { afterEach, beforeEach, expect, test } from '@jest/globals';
import type { WriteScriptTask } from '../../../src/domain/ports/language-model.ts';
import { candidate } from '../../support/vertex-fake/recorded-replies.ts';
import { SCRIPT_REPLY } from '../../support/vertex-fake/valid-answers.ts';
import { type GeminiSubject, geminiSubject } from './gemini-subject.ts';

let subject: GeminiSubject;
beforeEach(async () => {
  subject = await geminiSubject('genai');
});
afterEach(() => subject.close());

const TASK: WriteScriptTask = {
  topic: { id: 'newtons-third-law', name: "Newton's third law" },
  query: 'Why do I get pushed back?',
  grade: 10,
  interest: { id: 'basketball', name: 'basketball', family: 'ball_sports' },
  language: 'en',
};

const write = (task = TASK) =>
  subject.model.writeScript(task, { signal: new AbortController().signal, deadline: subject.clock.now() + 20_000 });
const promptText = () => subject.fake.calls[0]?.body.contents[0]?.parts[0]?.text ?? '';

test('a script has its length counted and its sources named by us', async () => {
  expect(await write()).toMatchObject({
    kind: 'reply',
    value: {
      ...SCRIPT_REPLY,
      estimatedSeconds: 20,
      sources: ["Vividly topic catalogue: Newton's third law", 'NGSS MS-PS2-1'],
    },
  });
});

test('the prompt carries topic facts, interest, grade and the question as data', async () => {
  await write();
  expect(promptText()).toContain("Topic: Newton's third law.");
  expect(promptText()).toContain('Interest: basketball.');
  expect(promptText()).toContain('Every push is answered by an equal push.');
  expect(promptText()).toContain('Common mistake: "A moving thing needs a push');
  expect(promptText()).toContain('"question": "Why do I get pushed back?"');
});

test('a lesson without an interest says so', async () => {
  await write({ ...TASK, interest: null });
  expect(promptText()).toContain('Interest: none.');
});

const [section] = SCRIPT_REPLY.sections;
test.each([
  ['two sections', { ...SCRIPT_REPLY, sections: [section, section] }, 'sections: '],
  ['six sections', { ...SCRIPT_REPLY, sections: Array(6).fill(section) }, 'sections: '],
  ['two takeaways', { ...SCRIPT_REPLY, takeaways: ['one', 'two'] }, 'takeaways: '],
  [
    'an empty narration',
    { ...SCRIPT_REPLY, sections: [section, section, { ...section, narration: ' ' }] },
    'sections.2.narration: ',
  ],
  ['no title', { ...SCRIPT_REPLY, title: undefined }, 'title: '],
])('%s does not pass', async (_what, reply, problem) => {
  subject.fake.always(candidate(JSON.stringify(reply), 'STOP'));
  expect(await write()).toMatchObject({
    failure: { kind: 'malformed_reply', detail: expect.stringContaining(problem) },
    modelCalls: 2,
  });
});
