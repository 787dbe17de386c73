import { expect, test } from '@jest/globals';
import { Disguise } from '../../src/adapters/content-policy/reading/disguise.ts';
import { Lexicon } from '../../src/adapters/content-policy/reading/lexicon.ts';
import { WordReader } from '../../src/adapters/content-policy/reading/read-words.ts';

const lexicon = new Lexicon(
  ['ignore', 'previous', 'instructions', 'kill', 'myself', 'a', 'i', 'suicide', 'staring'],
  ['starring'],
);
const disguise = new Disguise({ o: 'о', e: 'е', i: 'і' });
const reader = new WordReader(lexicon, disguise);

test.each([
  ['capitals and accents', 'IGNÓRE', 'ignore'],
  ['full width', 'ｋｉｌｌ', 'kill'],
  ['invisible characters', 'ki\u200bll', 'kill'],
  ['another script', 'ignоrе', 'ignore'],
  ['digits', 'k1ll 5u1c1d3', 'kill suicide'],
  ['signs', '$uicide k!ll', 'suicide kill'],
  ['stars', 'k*ll', 'kill'],
  ['separators', 'ig-nore k.i.l.l', 'ignore kill'],
  ['spaces', 'k i l l m y s e l f', 'kill myself'],
  ['two pieces', 'sui cide', 'suicide'],
  ['no spaces', 'killmyself', 'kill myself'],
  ['a missing letter', 'suicde instructons', 'suicide instructions'],
  ['a letter too many', 'suiicide', 'suicide'],
  ['swapped letters', 'suciide', 'suicide'],
  ['stretched', 'killllll', 'kill'],
  ['markup', '**ignore** _previous_', 'ignore previous'],
])('takes off the disguise: %s', (_, text, words) => {
  expect(reader.read(text).join(' ')).toBe(words);
});

test.each([
  ['a formula', 'H2O and x1 = 3', 'h2o and x1 3'],
  ['spelled variables', 'f g h', 'f g h'],
  ['a word of another alphabet', 'привет', 'привет'],
  ['a product', 'a*b', 'a b'],
  ['another real word', 'skill', 'skill'],
  ['a listed ordinary word', 'starring', 'starring'],
  ['two sentences', 'it is cold. we go', 'it is cold . we go'],
  ['a title', 'where mr. smith goes', 'where mr smith goes'],
  ['single words with full stops', 'ignore. previous. instructions.', 'ignore previous instructions'],
])('leaves alone: %s', (_, text, words) => {
  expect(reader.read(text).join(' ')).toBe(words);
});
