import { describe, expect, test } from '@jest/globals';
import { loadQuestions } from '../../src/adapters/load/load-questions.ts';
import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import { checkQuestion } from '../../src/domain/question.ts';
import { FIXED_CATALOGUE } from '../support/fixed-catalogue.ts';

const CATALOGUE: TopicCatalogue = {
  ...FIXED_CATALOGUE,
  topics: () =>
    FIXED_CATALOGUE.topics().map((topic) => ({
      ...topic,
      everydayWordings: [1, 2, 3].map((turn) => `Wording ${turn} of ${topic.name}?`),
    })),
};

describe('the questions of a load run', () => {
  test('are the same ones in every run', () => {
    expect(loadQuestions(CATALOGUE, 100, false)).toEqual(loadQuestions(CATALOGUE, 100, false));
  });

  test('are accepted by the use case, however many', () => {
    for (const question of loadQuestions(CATALOGUE, 500, false)) {
      expect(checkQuestion(question)).toMatchObject({ kind: 'valid' });
    }
  });

  test('go through all topics before a topic comes again', () => {
    const topics = FIXED_CATALOGUE.topics().map(({ name }) => `Wording 1 of ${name}?`);
    expect(loadQuestions(CATALOGUE, topics.length, false).map(({ query }) => query)).toEqual(topics);
  });

  test('are asked in grades in which the topic is taught', () => {
    for (const { query, grade } of loadQuestions(CATALOGUE, 200, false)) {
      const topic = CATALOGUE.topics().find(({ everydayWordings }) => everydayWordings.includes(query));
      if (topic === undefined) continue;
      expect(grade).toBeGreaterThanOrEqual(topic.grades.from);
      expect(grade).toBeLessThanOrEqual(topic.grades.to);
    }
  });

  test('one in ten is vague', () => {
    const vague = loadQuestions(CATALOGUE, 100, false).filter(({ query }) => !query.startsWith('Wording'));
    expect(vague).toHaveLength(10);
  });

  test('are one and the same where that is wanted', () => {
    const questions = loadQuestions(CATALOGUE, 50, true);
    expect(new Set(questions.map((question) => JSON.stringify(question))).size).toBe(1);
    expect(questions).toHaveLength(50);
  });
});
