import { describe, expect, test } from '@jest/globals';
import type {
  AnsweredClarification,
  ClarificationQuestion,
  ClarificationReply,
} from '../../src/domain/clarification.ts';
import { CATALOGUE, understand } from './shipped.ts';

function questionFor(query: string, grade = 10): ClarificationQuestion {
  const found = understand({ query, grade });
  const question = found.kind === 'ambiguous' ? found.questions[0] : undefined;
  if (question === undefined) throw new Error(`nothing was asked about "${query}"`);
  return question;
}

function answered(query: string, reply: ClarificationReply, question = questionFor(query)) {
  const clarifications: AnsweredClarification[] = [{ round: 1, question, reply }];
  return { query, clarifications };
}

describe('a clarifying question', () => {
  test.each(['gravity', 'Tell me about energy', 'Explain stuff', 'Teach me history', 'Math is hard'])(
    '%s: has 2 to 4 options that differ',
    (query) => {
      const { options, freeText } = questionFor(query);
      expect([2, 3, 4]).toContain(options.length);
      expect(new Set(options.map(({ id }) => id)).size).toBe(options.length);
      expect(new Set(options.map(({ label }) => label)).size).toBe(options.length);
      expect(freeText).toBe(true);
      for (const { topicId } of options) expect(CATALOGUE.topic(topicId ?? '')).not.toBeNull();
    },
  );

  test('suits the grade', () => {
    const fromOf = (grade: number) =>
      questionFor('Teach me math', grade).options.map(
        ({ topicId }) => CATALOGUE.topic(topicId ?? '')?.grades.from ?? 13,
      );
    expect(Math.max(...fromOf(3))).toBeLessThanOrEqual(5);
    expect(Math.max(...fromOf(12))).toBeGreaterThan(6);
  });

  test('about a subject without lessons says so', () => {
    expect(questionFor('Teach me history').text).toMatch(/no lessons on history/);
  });

  test('comes with a best guess and a reason', () => {
    expect(understand({ query: 'Tell me about gravity' })).toMatchObject({
      bestGuess: { id: questionFor('Tell me about gravity').options[0]?.topicId },
      reasoning: expect.stringContaining('gravity'),
    });
  });
});

describe('an answer', () => {
  test('in words weighs more than the first question', () => {
    const found = understand(
      answered('Tell me about gravity', { kind: 'text', text: 'why I would weigh less on the moon' }),
    );
    expect(found).toMatchObject({ kind: 'topic', topic: { id: 'mass-and-weight' }, guessed: false });
  });

  test('that is an option with a topic is that topic', () => {
    const question = questionFor('Tell me about gravity');
    const option = question.options[1];
    const found = understand(
      answered('Tell me about gravity', { kind: 'option', optionId: option?.id ?? '' }, question),
    );
    expect(found).toMatchObject({ kind: 'topic', topic: { id: option?.topicId }, confidence: 1, guessed: false });
  });

  test('that is an option without a topic counts as its label', () => {
    const question = {
      id: 'q',
      text: 'Which?',
      options: [
        { id: 'a', label: 'Static electricity' },
        { id: 'b', label: 'Magnets' },
      ],
      freeText: true,
    };
    const found = understand(answered('electricity', { kind: 'option', optionId: 'a' }, question));
    expect(found).toMatchObject({ kind: 'topic', topic: { id: 'static-electricity' } });
  });

  test('that says nothing leads to a second question', () => {
    expect(understand(answered('Tell me about gravity', { kind: 'text', text: 'I do not know' }))).toMatchObject({
      kind: 'ambiguous',
      questions: [{ id: 'round-2' }],
    });
  });

  test('keeps the interest of the first question', () => {
    const found = understand(answered('Tell me about forces using soccer', { kind: 'text', text: 'friction' }));
    expect(found).toMatchObject({ kind: 'topic', topic: { id: 'friction' }, interest: { id: 'soccer' } });
  });
});

describe('when it must decide', () => {
  test.each(['Tell me about gravity', 'Explain stuff', 'Help with chemistry'])(
    '%s: the best guess is used, and said to be one',
    (query) => {
      expect(understand({ ...answered(query, { kind: 'skip' }), mustDecide: true })).toMatchObject({
        kind: 'topic',
        guessed: true,
      });
    },
  );

  test('what is clear is no guess', () => {
    expect(understand({ query: 'osmosis', mustDecide: true })).toMatchObject({
      topic: { id: 'osmosis' },
      guessed: false,
    });
  });
});

describe('the interest', () => {
  test('that the student named comes before one in the question', () => {
    const found = understand({
      query: 'Explain momentum with baseball',
      interests: ['collecting stamps', 'I love shooting hoops'],
    });
    expect(found).toMatchObject({ topic: { id: 'momentum' }, interest: { id: 'basketball' } });
  });

  test('in the question does not change the topic', () => {
    for (const using of ['', ' using video games', ' with pizza', ' through hip hop']) {
      expect(understand({ query: `Explain photosynthesis${using}` })).toMatchObject({
        topic: { id: 'photosynthesis' },
      });
    }
  });
});

describe('the grade', () => {
  test('far below the topic gets the steps towards it', () => {
    const found = understand({ query: 'What are derivatives in calculus?', grade: 5 });
    expect(found).toMatchObject({ kind: 'out_of_scope', reason: 'beyond_grade' });
    if (found.kind !== 'out_of_scope') return;
    expect(found.nearestTopics.length).toBeGreaterThan(0);
    for (const { id } of found.nearestTopics) expect(CATALOGUE.topic(id)?.grades.from).toBeLessThan(9);
  });

  test('a little below it, or far above it, gets the lesson', () => {
    expect(understand({ query: 'osmosis', grade: 5 }).kind).toBe('topic');
    expect(understand({ query: 'fractions', grade: 12 }).kind).toBe('topic');
  });
});
