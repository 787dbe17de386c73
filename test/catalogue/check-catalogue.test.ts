import { describe, expect, test } from '@jest/globals';
import { type FoundFile, findInterestFile, findTopicFiles } from '../../src/adapters/catalogue/catalogue-folder.ts';
import { CatalogueMistakes } from '../../src/adapters/catalogue/catalogue-mistakes.ts';
import { checkCatalogue } from '../../src/adapters/catalogue/load-catalogue.ts';
import type { Topic } from '../../src/domain/topic.ts';

const FILES = findTopicFiles();
const INTERESTS = findInterestFile();

type Draft = { -readonly [Key in keyof Topic]: Topic[Key] };

/** The mistakes that are found after one topic file was changed. */
function mistakesAfter(path: string, change: (topic: Draft) => unknown): readonly string[] {
  const files = FILES.map((file) => {
    if (file.path !== path) return file;
    const topic = JSON.parse(file.content) as Draft;
    change(topic);
    return { path, content: JSON.stringify(topic) };
  });
  return mistakesIn(files);
}

function mistakesIn(files: readonly FoundFile[], interests = INTERESTS): readonly string[] {
  const checked = checkCatalogue(files, interests);
  return checked.kind === 'valid' ? [] : checked.mistakes.map(({ path, problem }) => `${path}: ${problem}`);
}

const PATH = 'physics/friction.json';

describe('the check of the catalogue finds', () => {
  test.each<[string, (topic: Draft) => unknown, RegExp]>([
    [
      'an unknown prerequisite',
      (topic) => (topic.prerequisites = ['no-such-topic']),
      /prerequisites: there is no topic "no-such-topic"/,
    ],
    ['an unknown related topic', (topic) => (topic.related = ['gone']), /related: there is no topic "gone"/],
    ['a topic related to itself', (topic) => (topic.related = ['friction']), /related: names itself/],
    ['an id that is not the file name', (topic) => (topic.id = 'frictions'), /belongs at physics\/frictions\.json/],
    ['a subject that is not the folder', (topic) => (topic.subject = 'biology'), /belongs at biology\/friction\.json/],
    ['an id that comes twice', (topic) => (topic.id = 'osmosis'), /the id "osmosis" is also in/],
    ['a name that comes twice', (topic) => (topic.name = 'Osmosis'), /the name "osmosis" is also in/],
    [
      'too few analogies',
      (topic) => (topic.analogies = topic.analogies.slice(0, 7)),
      /7 interest families, at least 8/,
    ],
    [
      'a family twice that leaves open whom it speaks to',
      (topic) => (topic.analogies = [...topic.analogies, ...topic.analogies.slice(0, 1)]),
      /ball_sports comes twice without its interests/,
    ],
    [
      'a comparison for an interest of another family',
      (topic) => (topic.analogies = topic.analogies.map((one) => ({ ...one, interests: ['nobody'] }))),
      /"nobody" is no interest of the family/,
    ],
    [
      'a topic for the young without takeaways for them',
      (topic) => (topic.simpleTakeaways = undefined),
      /simpleTakeaways: three are needed/,
    ],
    [
      'an analogy without the interest',
      (topic) => (topic.analogies = topic.analogies.map((one) => ({ ...one, text: 'Plain.' }))),
      /does not name the \{interest\}/,
    ],
    [
      'grades that end before they begin',
      (topic) => (topic.grades = { from: 9, to: 8 }),
      /must not end before they begin/,
    ],
    ['two takeaways', (topic) => (topic.takeaways = topic.takeaways.slice(0, 2)), /takeaways:/],
    ['an empty text', (topic) => (topic.summary = '  '), /summary:/],
    ['a field that nobody knows', (topic) => Object.assign(topic, { author: 'me' }), /author/],
  ])('%s', (_, change, problem) => {
    expect(mistakesAfter(PATH, change)).toContainEqual(expect.stringMatching(problem));
  });

  test('prerequisites that go in a circle, once', () => {
    const found = mistakesAfter(
      'physics/newtons-first-law.json',
      (topic) => (topic.prerequisites = ['newtons-third-law']),
    );
    const circles = found.filter((mistake) => mistake.includes('go in a circle'));
    expect(circles).toHaveLength(1);
    expect(circles[0]).toMatch(/newtons-first-law → newtons-third-law|newtons-third-law → newtons-first-law/);
  });

  test('a file that is not JSON, without losing the others', () => {
    const found = mistakesIn([...FILES, { path: 'physics/broken.json', content: '{' }]);
    expect(found).toEqual([expect.stringMatching(/^physics\/broken\.json: not JSON/)]);
  });

  test('every mistake together', () => {
    const found = mistakesAfter(PATH, (topic) => {
      topic.related = ['gone'];
      topic.analogies = [];
    });
    expect(found.length).toBeGreaterThanOrEqual(2);
    const error = new CatalogueMistakes(found.map((problem) => ({ path: PATH, problem })));
    for (const problem of found) expect(error.message).toContain(problem);
  });

  test('a wording of two interests, a repeated id, and a family without interests', () => {
    const interests = [
      { id: 'one', name: 'one', family: 'music', aliases: ['drum'], alone: [] },
      { id: 'one', name: 'two', family: 'music', aliases: [], alone: [] },
      { id: 'three', name: 'three', family: 'music', aliases: ['Drum'], alone: [] },
    ];
    const found = mistakesIn(FILES, { path: 'interests.json', content: JSON.stringify(interests) });
    expect(found).toContainEqual(expect.stringMatching(/"drum" leads to both one and three/));
    expect(found).toContainEqual(expect.stringMatching(/the id "one" comes twice/));
    expect(found).toContainEqual(expect.stringMatching(/the family cooking has no interest/));
  });
});
