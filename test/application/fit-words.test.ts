import { describe, expect, test } from '@jest/globals';
import { replyWith } from '../../src/adapters/scripted/scripted-answers.ts';
import type { ClarificationQuestion } from '../../src/domain/clarification.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';
import { AMBIGUOUS, offlineReply, SCRIPT, TOPIC, UNSAFE_SCRIPT } from './support/answers.ts';
import { School } from './support/school.ts';

const [question] = AMBIGUOUS.questions;
if (question === undefined) throw new Error('the sample has no question');

async function asked(changes: Partial<ClarificationQuestion>, reasoning = AMBIGUOUS.reasoning) {
  const ambiguous = { ...AMBIGUOUS, reasoning, questions: [{ ...(question as ClarificationQuestion), ...changes }] };
  const school = new School({ model: { understandQuery: [replyWith(ambiguous)] } });
  const request = await school.ask();
  await school.deliver(request);
  const outcome = await school.answer(request);
  if (outcome?.kind !== 'clarification_needed') throw new Error(`not asked: ${outcome?.kind}`);
  return { school, outcome };
}

describe('a clarifying question in a model’s own words', () => {
  test('is asked as it is where it is fit', async () => {
    const { school, outcome } = await asked({});
    expect(outcome).toMatchObject({ questions: [question], reasoning: AMBIGUOUS.reasoning });
    expect(school.telemetry.of('model_words_refused')).toEqual([]);
  });

  test.each<[string, Partial<ClarificationQuestion>, string]>([
    ['text', { text: 'Shall I explain something unsafe?' }, AMBIGUOUS.reasoning],
    [
      'label',
      {
        options: [
          { id: 'a', label: 'An unsafe thing', topicId: 'friction' },
          { id: 'b', label: 'Something else' },
        ],
      },
      AMBIGUOUS.reasoning,
    ],
    ['reasoning', {}, 'The question sounds unsafe, and here is more of it.'],
  ])('is asked in our words where its %s breaks the policy', async (_part, changes, reasoning) => {
    const { school, outcome } = await asked(changes, reasoning);
    expect(JSON.stringify(outcome)).not.toContain('unsafe');
    const [asking] = outcome.questions;
    expect(asking?.text).toBe('Which of these is closest to what you mean?');
    expect(asking?.options.length).toBeGreaterThanOrEqual(2);
    expect(asking?.options.length).toBeLessThanOrEqual(4);
    for (const { label, topicId } of asking?.options ?? []) {
      expect(label).toBe(FIXED_CATALOGUE.topic(topicId ?? '')?.name);
    }
    // What the model meant comes first, under the catalogue's name.
    expect(asking?.options[0]).toMatchObject({ topicId: 'friction', label: 'Friction' });
    expect(school.telemetry.of('model_words_refused')).toMatchObject([{ what: 'question', category: 'violence' }]);
  });

  test('holds no personal data', async () => {
    const { outcome } = await asked({ text: 'Is this what mia@school.org asked?' }, 'Mail mia@school.org about it.');
    expect(outcome.questions[0]?.text).toBe('Is this what [email] asked?');
    expect(JSON.stringify(outcome)).not.toContain('mia@');
  });

  test('options that are alike without it are replaced by topics that differ', async () => {
    const { outcome } = await asked({
      options: [
        { id: 'a', label: 'one@school.org', topicId: 'friction' },
        { id: 'b', label: 'two@school.org', topicId: 'projectile-motion' },
      ],
    });
    expect(outcome.questions[0]?.options.map(({ label }) => label)).toEqual(['Friction', 'Projectile motion']);
  });
});

test('an operator is told of a script that was not used', async () => {
  const school = new School({
    model: { understandQuery: [replyWith(TOPIC)], writeScript: [replyWith(UNSAFE_SCRIPT)] },
    offline: { writeScript: [offlineReply(SCRIPT)] },
  });
  await school.deliver(await school.ask());
  expect(school.telemetry.of('model_words_refused')).toMatchObject([{ what: 'script', category: 'violence' }]);
});
