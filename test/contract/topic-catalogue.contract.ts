import { beforeAll, describe, expect, test } from '@jest/globals';
import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';

/** Every numbered promise of the TopicCatalogue port. The catalogue must have the topic "Photosynthesis" and the interest "basketball". */
export function topicCatalogueContract(name: string, open: () => TopicCatalogue | Promise<TopicCatalogue>): void {
  describe(`${name} keeps the TopicCatalogue contract`, () => {
    let catalogue: TopicCatalogue;
    beforeAll(async () => {
      catalogue = await open();
    });

    describe('1: topics', () => {
      test('have unique ids, by which each is found', () => {
        const ids = catalogue.topics().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const topic of catalogue.topics()) expect(catalogue.topic(topic.id)).toEqual(topic);
      });

      test.each(['no-such-topic', '', 'toString', 'Photosynthesis'])('"%s" is no id', (id) => {
        expect(catalogue.topic(id)).toBeNull();
      });
    });

    describe('2: search', () => {
      test.each(['photosynthesis', 'PHOTOSYNTHESIS!', 'how does photosynthesis work', 'fotosinthesis'])(
        '"%s" finds its topic first',
        (text) => {
          expect(catalogue.search(text, 5)[0]?.topic.name).toBe('Photosynthesis');
        },
      );

      test('ranks best first, and gives no more than asked for', () => {
        const found = catalogue.search('how do plants turn light into energy', 4);
        expect(found).toHaveLength(4);
        const scores = found.map(({ score }) => score);
        expect(scores).toEqual([...scores].sort((one, other) => other - one));
      });

      test('gives the same answer again', () => {
        expect(catalogue.search('light and heat', 10)).toEqual(catalogue.search('light and heat', 10));
      });

      test.each(['', '   ', 'xqzt wvvk', '?!', 'the of and'])('"%s" finds nothing', (text) => {
        expect(catalogue.search(text, 5)).toEqual([]);
      });
    });

    describe('3: interests', () => {
      test('have unique ids', () => {
        const ids = catalogue.interests().map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      });

      test.each(['basketball', 'Basketball', 'I love shooting hoops', 'I play basketball on Fridays'])(
        '"%s" is basketball',
        (text) => {
          expect(catalogue.interest(text)?.id).toBe('basketball');
        },
      );

      test('an interest is one of the list', () => {
        expect(catalogue.interests()).toContainEqual(catalogue.interest('basketball'));
      });

      test.each(['', 'xqzt', 'quantum chromodynamics'])('"%s" is none', (text) => {
        expect(catalogue.interest(text)).toBeNull();
      });
    });

    test('4: a broader interest is another one of the list', () => {
      const all = catalogue.interests();
      const wider = all.map((interest) => [interest, catalogue.broaderInterest(interest)] as const);
      for (const [interest, broader] of wider) {
        if (broader === null) continue;
        expect(broader).not.toEqual(interest);
        expect(all).toContainEqual(broader);
      }
    });
  });
}
