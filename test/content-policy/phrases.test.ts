import { describe, expect, test } from '@jest/globals';
import { compilePhrase } from '../../src/adapters/content-policy/phrases/compile-phrase.ts';
import { PhraseIndex } from '../../src/adapters/content-policy/phrases/phrase-index.ts';

const VOCABULARY = { 'do-i': ['do i', 'can i', 'to'], thing: ['bomb', 'pipe bomb'] };

function matchesIn(phrase: string, text: string): readonly string[] {
  const index = new PhraseIndex<null>();
  index.add(compilePhrase(phrase, VOCABULARY), null);
  const words = text.split(' ');
  return [...index.matches(words)].map(({ start, end }) => words.slice(start, end).join(' '));
}

describe('phrases', () => {
  test.each<[string, string, readonly string[]]>([
    ['make bomb', 'make bomb', ['make bomb']],
    ['make bomb', 'make a bomb', []],
    ['make ..1 bomb', 'make a bomb', ['make a bomb']],
    ['make ..1 bomb', 'make a big bomb', []],
    ['make ..2 bomb', 'make a . bomb', []],
    ['how {do-i} make', 'how can i make', ['how can i make']],
    ['how {do-i} make', 'how can make', []],
    ['make {thing}', 'make pipe bomb', ['make pipe bomb']],
    ['make a? {thing}', 'make bomb make a bomb', ['make bomb', 'make a bomb']],
    ['(make a|build the) {thing}', 'build the bomb build a bomb', ['build the bomb']],
    [
      'make (a (big|small)?|the) bomb',
      'make a small bomb make the bomb make a bomb',
      ['make a small bomb', 'make the bomb', 'make a bomb'],
    ],
    ['make (a|the)? bomb', 'make bomb', ['make bomb']],
    ['please? go', 'please go', ['please go', 'go']],
    ["don't go", 'dont go', ['dont go']],
  ])('"%s" in "%s"', (phrase, text, found) => {
    expect(matchesIn(phrase, text)).toEqual(found);
  });
});
