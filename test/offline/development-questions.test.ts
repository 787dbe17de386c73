import { describe, expect, test } from '@jest/globals';
import type { LabelledQuestion } from './labelled-question.ts';
import { readLines, understand } from './shipped.ts';

interface DevelopmentQuestion extends LabelledQuestion {
  readonly interest?: string;
}

const questions = readLines<DevelopmentQuestion>('development-questions.jsonl');

// The share of each class that must be understood; what is tuned on these questions must not make a class worse.
const FLOORS: Readonly<Record<string, number>> = {
  direct: 1,
  short: 1,
  misspelled: 0.9,
  paraphrase: 0.88,
  long: 0.85,
  interest: 0.8,
  vague: 0.97,
  uncovered: 0.95,
  non_academic: 0.95,
  academic_trap: 0.6,
  beyond: 1,
  grade_ok: 1,
};

describe('understanding of the development questions', () => {
  test('there are enough of them, over every class', () => {
    expect(questions.length).toBeGreaterThan(150);
    expect(new Set(questions.map((question) => question.class))).toEqual(new Set(Object.keys(FLOORS)));
  });

  test.each(Object.entries(FLOORS))('%s: at least %d', (name, floor) => {
    const own = questions.filter((question) => question.class === name);
    const missed = own.filter((question) => !isUnderstood(question)).map(({ query }) => query);
    const share = 1 - missed.length / own.length;
    expect({ missed: share >= floor ? [] : missed }).toEqual({ missed: [] });
  });

  test('confidence is worth something: what it is sure of is right', () => {
    const sure = questions.filter((question) => {
      const found = understand(question);
      return found.kind === 'topic' && found.confidence >= 0.8;
    });
    expect(sure.length).toBeGreaterThan(80);
    expect(sure.filter(isUnderstood).length / sure.length).toBeGreaterThan(0.97);
  });

  test('it takes a few milliseconds', () => {
    const started = process.cpuUsage();
    for (const { query, grade } of questions) understand({ query, grade });
    const { user } = process.cpuUsage(started);
    expect(user / 1_000 / questions.length).toBeLessThan(10);
  });
});

function isUnderstood(question: DevelopmentQuestion): boolean {
  const found = understand({ query: question.query, grade: question.grade });
  if (found.kind !== question.expect) return false;
  if (found.kind === 'out_of_scope') return found.reason === question.reason;
  if (found.kind !== 'topic') return true;
  const rightInterest = question.interest === undefined || found.interest?.id === question.interest;
  return rightInterest && (question.topics ?? []).includes(found.topic.id);
}
