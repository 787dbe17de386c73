import { expect, test } from '@jest/globals';
import { nameInSentence } from '../../src/adapters/offline/script/in-sentence.ts';
import { PROPER_NAMES } from '../../src/adapters/offline/script/proper-names.ts';
import { CATALOGUE } from './shipped.ts';

const topics = CATALOGUE.topics();

test('no text of the catalogue writes a name small', () => {
  const small = PROPER_NAMES.always.map((name) => name.toLowerCase()).join('|');
  const found = topics.flatMap(({ id, prerequisites, related, ...topic }) =>
    [...JSON.stringify(topic).matchAll(new RegExp(`(?<![\\p{L}-])(?:${small})(?![\\p{L}-])`, 'gu'))].map(
      ([word]) => `${id}: ${word}`,
    ),
  );
  expect(found).toEqual([]);
});

test('a topic that is named after somebody keeps the capital inside a sentence, every other loses it', () => {
  const large = topics.map((topic) => nameInSentence(topic)).filter((name) => /^(?:the )?\p{Lu}/u.test(name));
  expect(large.sort()).toEqual([
    'Boolean logic',
    'CPU and memory',
    'DNA replication',
    'DNA structure',
    "Hooke's law",
    'Mendelian inheritance',
    "Newton's first law",
    "Newton's second law",
    "Newton's third law",
    "Ohm's law",
    'Punnett squares',
    'SI units and unit conversion',
    'the Big Bang',
    'the Doppler effect',
    'the Moon phases',
    'the Pythagorean theorem',
    'the Sun',
    'the World Wide Web',
  ]);
  const names = topics.map((topic) => nameInSentence(topic));
  expect(names).toEqual(
    expect.arrayContaining(['the water cycle', 'the layers of the Earth', 'the pH scale', 'fermentation']),
  );
});
