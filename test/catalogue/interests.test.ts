import { describe, expect, test } from '@jest/globals';
import { CATALOGUE } from '../offline/shipped.ts';

describe('free text and interests', () => {
  test('there are many interests', () => expect(CATALOGUE.interests().length).toBeGreaterThanOrEqual(80));

  test('every interest is found by its own name', () => {
    const missed = CATALOGUE.interests().filter(({ id, name }) => CATALOGUE.interest(name)?.id !== id);
    expect(missed).toEqual([]);
  });

  test.each([
    ['I love shooting hoops', 'basketball'],
    ['basketbal', 'basketball'],
    ['fotography', 'photography'],
    ['rapping with my friends', 'hip-hop'],
    ['metal', 'rock-music'],
    ['my puppy', 'dogs'],
    ['taylor swift', 'pop-music'],
    ['video game music', 'video-games'],
    ['K-pop', 'pop-music'],
  ])('"%s" is %s', (text, id) => expect(CATALOGUE.interest(text)?.id).toBe(id));

  test.each([
    'how come metal feels colder than wood',
    'what is a rock',
    'why do plants run out of water',
    'stamp collecting',
    'taxes',
  ])('"%s" is none', (text) => expect(CATALOGUE.interest(text)).toBeNull());
});
