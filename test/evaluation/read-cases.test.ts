import { expect, test } from '@jest/globals';
import { readCases } from '../../src/adapters/evaluation/cases/read-cases.ts';
import { spreadEvenly } from '../../src/adapters/evaluation/cases/spread-evenly.ts';

const GOOD = {
  id: 'one',
  class: 'direct',
  query: 'What is friction?',
  grade: 8,
  expect: { outcome: ['success'], topic: ['friction'] },
};
const lines = (...documents: readonly unknown[]) =>
  documents.map((document) => (typeof document === 'string' ? document : JSON.stringify(document))).join('\n');
const read = (text: string) => readCases(text, (id) => id === 'friction');

test('good lines are read, empty ones skipped', () => {
  const other = { ...GOOD, id: 'two', interests: ['soccer'] };
  expect(read(lines(GOOD, '', other, ''))).toEqual({ kind: 'cases', cases: [GOOD, other] });
});

test.each([
  ['not JSON', 'what?', /not JSON/],
  ['no id', { ...GOOD, id: undefined }, /^id: /],
  ['a grade that does not exist', { ...GOOD, grade: 13 }, /^grade: The grade must be/],
  ['a question that would be refused', { ...GOOD, query: '?' }, /^query: The question is too short/],
  ['an unknown outcome', { ...GOOD, expect: { outcome: ['lesson'] } }, /^expect\.outcome\.0: /],
  ['no outcome', { ...GOOD, expect: { outcome: [] } }, /^expect\.outcome: /],
  ['a field that is not known', { ...GOOD, expectation: {} }, /expectation/],
  ['an unknown topic', { ...GOOD, expect: { outcome: ['success'], topic: ['alchemy'] } }, /no topic "alchemy"/],
  [
    'a topic where no lesson is right',
    { ...GOOD, expect: { outcome: ['blocked'], topic: ['friction'] } },
    /^expect\.topic: only goes with the outcome success/,
  ],
])('%s is said with its line', (_what, document, problem) => {
  expect(read(lines({ ...GOOD, id: 'first' }, '', document))).toEqual({
    kind: 'problems',
    problems: [{ line: 3, problem: expect.stringMatching(problem) }],
  });
});

test('every wrong line is reported, an id twice too', () => {
  expect(read(lines(GOOD, '{', GOOD))).toEqual({
    kind: 'problems',
    problems: [
      { line: 2, problem: 'not JSON' },
      { line: 3, problem: 'id: "one" stands on line 1 too' },
    ],
  });
});

test('a file without questions is a mistake', () => {
  expect(read('\n')).toMatchObject({ kind: 'problems' });
});

test('a limit takes questions from the whole file', () => {
  expect(spreadEvenly([0, 1, 2, 3, 4, 5, 6, 7], 4)).toEqual([0, 2, 4, 6]);
  expect(spreadEvenly([0, 1], 5)).toEqual([0, 1]);
});
