import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { InvalidPolicyData } from '../../src/adapters/content-policy/invalid-policy-data.ts';
import { POLICY_FOLDER } from '../../src/adapters/content-policy/load-policy-data.ts';
import { createContentPolicy } from '../../src/adapters/content-policy/rule-based-content-policy.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'policy-'));
  cpSync(POLICY_FOLDER, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const start = () => createContentPolicy(pathToFileURL(`${folder}/`));

interface HateFile {
  category: string;
  rules: Record<string, unknown>[];
}

function changeHate(change: (file: HateFile) => void): void {
  const path = join(folder, 'rules/hate.json');
  const file = JSON.parse(readFileSync(path, 'utf8')) as HateFile;
  change(file);
  writeFileSync(path, JSON.stringify(file));
}

const addRule = (rule: Record<string, unknown>) =>
  changeHate(({ rules }) => rules.push({ id: 'new', why: 'a test', ...rule }));

describe('a policy that cannot be evaluated does not start', () => {
  test.each<[string, () => void, RegExp]>([
    ['a missing file', () => rmSync(join(folder, 'rules/violence.json')), /violence\.json: .*ENOENT/],
    ['a broken file', () => writeFileSync(join(folder, 'vocabulary.json'), '{"a": ['), /vocabulary\.json: .*JSON/],
    ['an unknown field', () => addRule({ phrases: ['a b'], unless: ['c'] }), /hate\.json: .*unless/s],
    ['a rule without phrases', () => addRule({}), /needs phrases or literals/],
    ['no rules at all', () => changeHate((file) => file.rules.splice(0)), /hate\.json/],
    [
      'the wrong category',
      () => changeHate((file) => Object.assign(file, { category: 'sexual' })),
      /category is not "hate"/,
    ],
    [
      'an unknown list',
      () => addRule({ phrases: ['how {nobody-wrote-this} bomb'] }),
      /"new": .*no list "nobody-wrote-this"/,
    ],
    ['an unknown sign', () => addRule({ phrases: ['how.* bomb'] }), /sign that means nothing/],
    ['an open parenthesis', () => addRule({ phrases: ['how (to|can i'] }), /parenthesis is not closed/],
    ['an empty alternative', () => addRule({ phrases: ['how (to|) go'] }), /alternative is empty/],
    ['a stray parenthesis', () => addRule({ phrases: ['how to) go'] }), /stray "\)"/],
    ['a leading gap', () => addRule({ phrases: ['..2 bomb'] }), /must start with a word/],
    ['a phrase of nothing', () => addRule({ phrases: ['please?'] }), /must start with a word/],
    ['a gap at the end', () => addRule({ phrases: ['bomb ..2'] }), /must not end with a gap/],
    ['a wide gap', () => addRule({ phrases: ['a ..50 bomb'] }), /gap is 1 to 8/],
    ['many gaps', () => addRule({ phrases: ['a ..2 b ..2 c ..2 d ..2 e ..2 f'] }), /more than 4 gaps/],
    ['a broken exception', () => addRule({ phrases: ['a b'], about: ['(c'] }), /parenthesis is not closed/],
    ['context for literals', () => addRule({ literals: ['x'], about: ['c'] }), /literals take no context/],
    ['an id used twice', () => addRule({ id: 'slurs', phrases: ['a b'] }), /"slurs" is there twice/],
  ])('%s', (_, breakIt, message) => {
    breakIt();
    expect(start).toThrow(InvalidPolicyData);
    expect(start).toThrow(message);
  });

  test('all problems are reported together', () => {
    addRule({ phrases: ['(a', '..2 b'], harmless: ['{nothing}'] });
    expect(start).toThrow(/not closed[\s\S]*must start[\s\S]*no list "nothing"/);
  });
});

describe('the version', () => {
  test('does not depend on how the data is laid out', () => {
    const { version } = createContentPolicy();
    changeHate(() => undefined);
    expect(start().version).toBe(version);
  });

  test('changes with a rule', () => {
    addRule({ phrases: ['some new words'] });
    expect(start().version).not.toBe(createContentPolicy().version);
    expect(start().screenQuery('some new words')).toEqual({ kind: 'blocked', category: 'hate' });
  });
});
