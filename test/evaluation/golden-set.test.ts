import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { loadCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import { DEFAULT_CASE_FILE } from '../../src/adapters/evaluation/cases/default-case-file.ts';
import type { QuestionCase } from '../../src/adapters/evaluation/cases/question-case.ts';
import { readCases } from '../../src/adapters/evaluation/cases/read-cases.ts';
import type { EvaluatedModel } from '../../src/adapters/evaluation/evaluation-report.ts';
import { runCommand } from '../support/in-memory-terminal.ts';

const SMALLEST_CLASS = 20;
const CLASSES = [
  'direct',
  'paraphrase',
  'misspelled',
  'several_topics',
  'interest_distractor',
  'short_clear',
  'long',
  'beyond_grade',
  'vague',
  'off_topic',
  'not_covered',
  'unsafe',
  'personal_data',
  'injection',
  'harmless_alarming',
];

describe('the golden set', () => {
  const topics = new Map(loadCatalogue().topics.map((topic) => [topic.id, topic]));
  const read = readCases(readFileSync(DEFAULT_CASE_FILE, 'utf8'), (id) => topics.has(id));
  const cases: readonly QuestionCase[] = read.kind === 'cases' ? read.cases : [];
  const ofClass = (name: string) => cases.filter((one) => one.class === name);

  test('is valid, and its topics are in the catalogue', () => {
    expect(read).toMatchObject({ kind: 'cases' });
    expect(cases.length).toBeGreaterThanOrEqual(300);
  });

  test('has enough questions of each class', () => {
    expect([...new Set(cases.map((one) => one.class))]).toEqual(CLASSES);
    for (const name of CLASSES) expect(ofClass(name).length).toBeGreaterThanOrEqual(SMALLEST_CLASS);
    expect(ofClass('paraphrase').length).toBeGreaterThanOrEqual(90);
  });

  test('paraphrases spread over all subjects and levels', () => {
    const paraphrases = ofClass('paraphrase');
    const subjects = new Set(paraphrases.map(({ expect: { topic } }) => topics.get(topic?.[0] ?? '')?.subject));
    expect(subjects.size).toBe(7);
    expect(new Set(paraphrases.map(({ grade }) => grade)).size).toBe(12);
  });

  test('asks nothing twice of the same grade', () => {
    const asked = cases.map(({ query, grade }) => `${grade} ${query.toLowerCase()}`);
    expect(new Set(asked).size).toBe(asked.length);
  });
});

describe('the offline model on the golden set', () => {
  let model: EvaluatedModel;
  beforeAll(async () => {
    const { code, out } = await runCommand(['eval', '--model', 'offline', '--json'], {});
    expect(code).toBe(0);
    model = JSON.parse(out).models[0];
  });

  test('answers everything', () => {
    expect(model).toMatchObject({ model: 'offline', state: 'evaluated', noAnswer: 0, costUsd: 0 });
    expect(model.confusion.counts.flat().reduce((sum, count) => sum + count)).toBe(model.questions);
  });

  test('ends questions as it should', () => expect(model.outcomeAccuracy).toBeGreaterThanOrEqual(0.95));

  test('teaches the right topic', () => expect(model.topicAccuracy).toBeGreaterThanOrEqual(0.92));

  test('writes scripts that pass their checks', () => {
    for (const [check, { passed, of }] of Object.entries(model.script.checks)) {
      expect([check, passed / of >= 0.95]).toEqual([check, true]);
    }
  });
});
