import { describe, expect, test } from '@jest/globals';
import type { QueryUnderstanding } from '../../src/domain/query-understanding.ts';
import type { LabelledQuestion } from './labelled-question.ts';
import { readLines, understand } from './shipped.ts';

interface FreshQuestion extends LabelledQuestion {
  /** Only the tuning half was looked at question by question. */
  readonly half: 'tuning' | 'held_out';
}

const answered = readLines<FreshQuestion>('fresh-questions.jsonl').map((question) => ({
  question,
  found: understand({ query: question.query, grade: question.grade }),
}));

const FLOORS = { tuning: { outcome: 0.96, topic: 0.9 }, held_out: { outcome: 0.94, topic: 0.91 } } as const;

describe.each(Object.entries(FLOORS))('questions written from the names of topics alone, %s half', (half, floors) => {
  const own = answered.filter(({ question }) => question.half === half);

  test('outcome', () => expect(shareOf(own, hasRightOutcome)).toBeGreaterThanOrEqual(floors.outcome));

  test('topic', () => {
    const askingForOne = own.filter(({ question }) => question.expect === 'topic');
    expect(askingForOne.length).toBeGreaterThan(80);
    expect(shareOf(askingForOne, hasRightTopic)).toBeGreaterThanOrEqual(floors.topic);
  });
});

describe('confidence', () => {
  // In each band the share that is right is near the confidence that was told, as far as so few questions can show.
  test.each([
    [0.13, 0.6, 0.4],
    [0.6, 0.85, 0.7],
    [0.85, 1.01, 0.93],
  ])('from %d to %d: at least %d are right', (from, to, right) => {
    const band = answered.filter(
      ({ found }) => found.kind === 'topic' && found.confidence >= from && found.confidence < to,
    );
    expect(band.length).toBeGreaterThan(10);
    expect(shareOf(band, hasRightTopic)).toBeGreaterThanOrEqual(right);
  });
});

interface Answered {
  readonly question: FreshQuestion;
  readonly found: QueryUnderstanding;
}

function hasRightOutcome({ question, found }: Answered): boolean {
  if (found.kind !== question.expect) return false;
  return found.kind !== 'out_of_scope' || found.reason === question.reason;
}

function hasRightTopic({ question, found }: Answered): boolean {
  return found.kind === 'topic' && (question.topics ?? []).includes(found.topic.id);
}

function shareOf(answers: readonly Answered[], isRight: (answer: Answered) => boolean): number {
  return answers.filter(isRight).length / answers.length;
}
