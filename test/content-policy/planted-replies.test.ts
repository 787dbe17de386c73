import { describe, expect, test } from '@jest/globals';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';
import { draftsOf, replyWith, streamWith } from '../../src/adapters/scripted/scripted-answers.ts';
import { outcomeOf } from '../../src/domain/content-request.ts';
import type { LessonScript } from '../../src/domain/lesson.ts';
import { AMBIGUOUS, OFFLINE_SCRIPT, offlineReply, SCRIPT, TOPIC } from '../application/support/answers.ts';
import { School } from '../application/support/school.ts';

const policy = createContentPolicy();

const withNarration = (narration: string): LessonScript => ({
  ...SCRIPT,
  sections: SCRIPT.sections.map((section, index) => (index === 1 ? { ...section, narration } : section)),
});

// What a model might be talked into, one piece of it in an otherwise good lesson.
const PLANTED: readonly (readonly [string, LessonScript])[] = [
  ['a way to harm oneself', withNarration('If life is too hard, nobody would miss you and you are better off dead.')],
  ['a threat', { ...SCRIPT, hook: 'Today you learn how to make a pipe bomb at home.' }],
  [
    'harm in a check question',
    {
      ...SCRIPT,
      checkQuestions: [
        { question: 'How do you poison your teacher?', answer: 'Put bleach in the coffee of a teacher.' },
      ],
    },
  ],
  ['contempt for a group', { ...SCRIPT, takeaways: ['One race is naturally superior.', ...SCRIPT.takeaways.slice(1)] }],
  ['an address to write to', withNarration('Write to me at jamie.lee@mail.com and I send you the answers.')],
  ['a question for contact data', { ...SCRIPT, title: 'What is your phone number?' }],
  ['a link', withNarration('All of it stands at https://free-answers.biz/lesson as a video.')],
];

const school = (script: LessonScript, streamed: boolean) =>
  new School({
    model: {
      understandQuery: [replyWith(TOPIC)],
      writeScript: [streamed ? streamWith(draftsOf(script), replyWith(script)) : replyWith(script)],
    },
    offline: { writeScript: [offlineReply(OFFLINE_SCRIPT)] },
    ports: () => ({ policy }),
  });

describe('what a model was talked into', () => {
  test.each(PLANTED)('%s reaches no student: a basic lesson takes its place', async (_, script) => {
    const own = school(script, false);
    const request = await own.ask();
    await own.deliver(request);
    const stored = await own.stored(request);
    expect(outcomeOf(stored)).toMatchObject({ kind: 'success', lesson: { quality: 'basic', script: OFFLINE_SCRIPT } });
    expect(own.telemetry.events).toContainEqual(
      expect.objectContaining({ type: 'model_words_refused', what: 'script' }),
    );
  });

  test('nor while it is being written', async () => {
    const [[, script] = ['', SCRIPT]] = PLANTED;
    const own = school(script, true);
    const request = await own.ask();
    await own.deliver(request);
    const events = (await own.repository.eventsAfter(request.id, 0, 100)).map((event) => JSON.stringify(event));
    expect(events.some((event) => event.includes('better off dead'))).toBe(false);
  });

  test('nor in a question back', async () => {
    const [question] = AMBIGUOUS.questions;
    if (question === undefined) throw new Error('there is no question to change');
    const own = new School({
      model: {
        understandQuery: [
          replyWith({ ...AMBIGUOUS, questions: [{ ...question, text: 'What is your home address?' }] }),
        ],
      },
      ports: () => ({ policy }),
    });
    const request = await own.ask();
    await own.deliver(request);
    expect(JSON.stringify(await own.stored(request))).not.toContain('home address');
  });

  test('a good lesson is left as it is', async () => {
    const own = school(SCRIPT, false);
    const request = await own.ask();
    await own.deliver(request);
    expect(outcomeOf(await own.stored(request))).toMatchObject({ kind: 'success', lesson: { script: SCRIPT } });
  });
});
