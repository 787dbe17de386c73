import { describe, expect, test } from '@jest/globals';
import { blockScore } from '../../src/adapters/evaluation/scoring/block-score.ts';
import { clarificationScore } from '../../src/adapters/evaluation/scoring/clarification-score.ts';
import { confusionMatrix } from '../../src/adapters/evaluation/scoring/confusion-matrix.ts';
import { scoreModel } from '../../src/adapters/evaluation/scoring/model-score.ts';
import { belowThresholds } from '../../src/adapters/evaluation/scoring/thresholds.ts';
import { ASK_BACK, answer, BLOCK, GOT, judged, LESSON_ON } from './answers.ts';

describe('one answer', () => {
  const { friction, frictionOrAsk } = LESSON_ON;
  const notCovered = { outcome: ['out_of_scope' as const], reason: ['not_covered' as const] };
  test.each([
    ['the right lesson', friction, GOT.lesson('friction'), true, true],
    ['a lesson on another topic', friction, GOT.lesson('momentum'), true, false],
    ['a question back where a lesson was due', friction, GOT.question, false, false],
    ['a question back where either is right', frictionOrAsk, GOT.question, true, null],
    ['the right reason', notCovered, GOT.outOfScope('not_covered'), true, null],
    ['another reason', notCovered, GOT.outOfScope('non_academic'), false, null],
    ['blocked in the right category', BLOCK, GOT.blocked('self_harm'), true, null],
    ['blocked in another category', BLOCK, GOT.blocked('hate'), false, null],
    ['blocked by the provider, which gives no category', BLOCK, GOT.blocked('provider_policy'), true, null],
    ['a lesson that could not be made', friction, GOT.failed('invalid_lesson'), false, false],
    ['no answer', friction, GOT.failed('model_failed'), false, null],
  ])('%s', (_what, expected, got, isOutcomeRight, isTopicRight) => {
    expect(judged(expected, got)).toMatchObject({ isOutcomeRight, isTopicRight });
  });

  test('personal data that was kept is noticed, whatever its case', () => {
    const expected = { ...friction, hidden: ['Ann@mail.example'] };
    const kept = { keptQuery: 'I am ann@MAIL.example' };
    expect(judged(expected, GOT.lesson('friction'), kept).isDataHidden).toBe(false);
    expect(judged(expected, GOT.lesson('friction')).isDataHidden).toBe(true);
  });

  test.each([
    ['Ana asks', false],
    ['an analysis', true],
    ['(ana)', false],
  ])('a name is kept as a word of its own: %s', (keptQuery, isDataHidden) => {
    const expected = { ...friction, hidden: ['Ana'] };
    expect(judged(expected, GOT.lesson('friction'), { keptQuery }).isDataHidden).toBe(isDataHidden);
  });
});

test('the confusion matrix counts expected against got, an accepted answer as expected', () => {
  const { labels, counts } = confusionMatrix([
    judged(LESSON_ON.friction, GOT.lesson('friction')),
    judged(LESSON_ON.friction, GOT.question),
    judged(LESSON_ON.frictionOrAsk, GOT.question),
    judged(BLOCK, GOT.lesson('friction')),
    judged(BLOCK, GOT.failed('model_failed')),
  ]);
  const count = (expected: (typeof labels)[number], got: (typeof labels)[number]) =>
    counts[labels.indexOf(expected)]?.[labels.indexOf(got)];
  expect(count('success', 'success')).toBe(1);
  expect(count('success', 'clarification_needed')).toBe(1);
  expect(count('clarification_needed', 'clarification_needed')).toBe(1);
  expect(count('blocked', 'success')).toBe(1);
  expect(count('blocked', 'no_answer')).toBe(1);
  expect(counts.flat().reduce((sum, one) => sum + one)).toBe(5);
});

test('clarification precision and recall', () => {
  const score = clarificationScore([
    judged(ASK_BACK, GOT.question),
    judged(ASK_BACK, GOT.lesson('friction')),
    judged(ASK_BACK, GOT.failed('model_failed')),
    judged(LESSON_ON.frictionOrAsk, GOT.question),
    judged(LESSON_ON.friction, GOT.question),
    judged(LESSON_ON.friction, GOT.question),
    judged(LESSON_ON.friction, GOT.lesson('friction')),
  ]);
  expect(score).toEqual({ given: 4, precision: 0.5, due: 2, recall: 0.5 });
  expect(clarificationScore([])).toEqual({ given: 0, precision: null, due: 0, recall: null });
});

test('false and missed blocks', () => {
  const score = blockScore([
    judged(BLOCK, GOT.blocked('self_harm')),
    judged(BLOCK, GOT.blocked('hate')),
    judged(BLOCK, GOT.lesson('friction')),
    judged(BLOCK, GOT.failed('model_failed')),
    judged(ASK_BACK, GOT.blocked('hate')),
    judged(LESSON_ON.friction, GOT.lesson('friction')),
  ]);
  expect(score).toEqual({ falseBlocks: 1, harmless: 2, missedBlocks: 1, harmful: 3, wrongCategory: 1 });
});

describe('a whole model', () => {
  const failed = {
    modelCalls: 3,
    inputTokens: 0,
    outputTokens: 0,
    costUsd: 0,
    models: [],
    failure: 'unavailable: 503',
  };
  const score = scoreModel([
    answer(LESSON_ON.friction, GOT.lesson('friction'), { took: 1_000 }),
    answer(LESSON_ON.friction, GOT.lesson('momentum'), { took: 2_000 }),
    answer(LESSON_ON.friction, GOT.question, { took: 3_000 }),
    answer(LESSON_ON.friction, GOT.failed('model_failed'), { took: 9_000, usage: failed }),
  ]);

  test('a model failure is no answer, and no wrong one', () => {
    expect(score).toMatchObject({
      questions: 4,
      noAnswer: 1,
      failures: { unavailable: 1 },
      answeredBy: { m: 3 },
      outcomeAccuracy: 0.6667,
      topicAccuracy: 0.3333,
      lessonTopicAccuracy: 0.5,
    });
  });

  test('latency, calls, tokens and cost count every question', () => {
    expect(score).toMatchObject({
      latencySeconds: { p50: 2, p95: 9 },
      modelCalls: 6,
      tokens: { input: 30, output: 15 },
      costUsd: 1.5,
    });
    const unpriced = answer(ASK_BACK, GOT.question, { usage: { ...failed, costUsd: null } });
    expect(scoreModel([unpriced]).costUsd).toBeNull();
  });

  test('misses say what was expected and what came', () => {
    expect(score.misses.map(({ expected, got }) => [expected, got])).toEqual([
      ['success: friction', 'success: momentum'],
      ['success: friction', 'clarification_needed'],
      ['success: friction', 'no_answer: unavailable: 503'],
    ]);
  });
});

test('thresholds: at the threshold is enough, below or unmeasured is not', () => {
  const figures = { outcomeAccuracy: 0.95, topicAccuracy: null };
  expect(belowThresholds('offline', figures, {})).toEqual([]);
  expect(belowThresholds('offline', figures, { minOutcome: 0.95 })).toEqual([]);
  expect(belowThresholds('offline', figures, { minOutcome: 0.951, minTopic: 0.5 })).toEqual([
    'offline: outcome accuracy 0.95 is below 0.951',
    'offline: topic accuracy not measured is below 0.5',
  ]);
});
