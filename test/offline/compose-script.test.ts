import { describe, expect, test } from '@jest/globals';
import { readingGrade } from '../../src/adapters/evaluation/script/reading-grade.ts';
import { composeScript } from '../../src/adapters/offline/script/compose-script.ts';
import { nameInSentence } from '../../src/adapters/offline/script/in-sentence.ts';
import { fillIn } from '../../src/adapters/offline/script/sections.ts';
import { lessonScriptSchema } from '../../src/adapters/wire/lesson-schema.ts';
import { comparisonFor } from '../../src/domain/comparison.ts';
import { transcriptOf } from '../../src/domain/lesson.ts';
import type { Interest, Topic } from '../../src/domain/topic.ts';
import { CATALOGUE } from './shipped.ts';

function topic(id: string): Topic {
  const found = CATALOGUE.topic(id);
  if (found === null) throw new Error(`there is no topic ${id}`);
  return found;
}

function interest(id: string): Interest {
  const found = CATALOGUE.interests().find((known) => known.id === id);
  if (found === undefined) throw new Error(`there is no interest ${id}`);
  return found;
}

const ORDER = {
  topic: topic('newtons-third-law'),
  query: 'Why does a boat drift back?',
  grade: 10,
  interest: interest('basketball'),
};

describe('a composed lesson', () => {
  test.each([
    'newtons-third-law',
    'photosynthesis',
    'fractions',
    'recursion',
    'plate-tectonics',
    'balancing-chemical-equations',
  ])('%s: fits the schema for every grade and interest family', (id) => {
    const families = new Map(CATALOGUE.interests().map((known) => [known.family, known]));
    for (const grade of [2, 7, 9, 12]) {
      for (const known of [null, ...families.values()]) {
        const script = composeScript({ topic: topic(id), query: 'Explain it', grade, interest: known });
        expect(lessonScriptSchema.safeParse(script).error).toBeUndefined();
        expect(transcriptOf(script)).not.toMatch(/\{|\}|undefined|null|\.\.| {2}/);
      }
    }
  });

  test.each([
    ['buoyancy', 3, false],
    ['buoyancy', 9, true],
    ['fractions', 3, true],
  ])('%s in grade %i has a worked example: %s', (id, grade, expected) => {
    const { sections } = composeScript({ topic: topic(id), query: 'Explain it', grade, interest: null });
    expect(sections.some(({ heading }) => heading === 'A worked example')).toBe(expected);
  });

  test('of every topic names the interest, and leaves no placeholder', () => {
    for (const known of CATALOGUE.topics()) {
      for (const liked of [interest('basketball'), interest('hip-hop'), interest('baking')]) {
        const script = composeScript({ ...ORDER, topic: known, interest: liked });
        const hasAnalogy = comparisonFor(known, liked) !== null;
        expect(transcriptOf(script).toLowerCase().includes(liked.name)).toBe(
          hasAnalogy || script.hook.includes(liked.name),
        );
        expect(JSON.stringify(script)).not.toContain('{interest}');
      }
    }
  });

  test('goes from the idea to its working, the comparison, an example and a mix-up', () => {
    expect(composeScript(ORDER).sections.map(({ heading }) => heading)).toEqual([
      'The idea',
      'How it works',
      'Think of basketball',
      'A worked example',
      'A common mix-up',
    ]);
  });

  test('says where the comparison ends', () => {
    const { limit } = comparisonFor(ORDER.topic, ORDER.interest) ?? { limit: 'none' };
    expect(composeScript(ORDER).sections[2]?.narration).toContain(limit);
  });

  test('ties topic and interest in title and hook', () => {
    const { title, hook } = composeScript(ORDER);
    expect(title).toBe("Newton's third law, explained with basketball");
    expect(hook).toMatch(/boat.*Newton's third law.*basketball/);
  });

  test('without an interest, or without a comparison for it, has none', () => {
    const bare = { ...ORDER.topic, analogies: ORDER.topic.analogies.filter(({ family }) => family !== 'ball_sports') };
    const lessons = [composeScript({ ...ORDER, interest: null }), composeScript({ ...ORDER, topic: bare })];
    for (const script of lessons) {
      expect(script.sections).toHaveLength(4);
      expect(JSON.stringify(script)).not.toContain('basketball');
    }
  });

  test('is simple for the young and for who asks ahead, standard for the others', () => {
    const idea = (grade: number, id = 'newtons-third-law') =>
      composeScript({ ...ORDER, grade, topic: topic(id) }).sections[0]?.narration;
    expect(idea(8)).toContain(ORDER.topic.explanation.simple[0]);
    expect(idea(9)).toContain(ORDER.topic.explanation.standard[0]);
    const late = CATALOGUE.topics().find(({ grades }) => grades.from >= 10);
    expect(idea(10, late?.id)).toContain(late?.explanation.simple[0]);
  });

  test('counts its time from its words', () => {
    const script = composeScript(ORDER);
    const words = transcriptOf(script).split(/\s+/).length;
    expect(Math.abs(script.estimatedSeconds - words / 2.5)).toBeLessThanOrEqual(1);
  });

  test('names its sources', () => {
    expect(composeScript(ORDER).sources).toEqual([
      expect.stringContaining("Newton's third law"),
      ...ORDER.topic.standards,
    ]);
  });
});

describe('an interest to which no comparison speaks', () => {
  const lessonFor = (id: string, liked: string) =>
    composeScript({ topic: topic(id), query: 'Explain it', grade: 9, interest: interest(liked) });

  test.each([
    ['big-bang', 'skateboarding', /long line of people/],
    ['natural-selection', 'farming', /insects match bark/],
    ['ionic-bonding', 'cycling', /magnets/],
  ])('%s is taught without %s rather than with %s', (id, liked, forced) => {
    const script = lessonFor(id, liked);
    expect(script.title).toBe(topic(id).name);
    expect(script.hook).not.toContain(liked);
    expect(transcriptOf(script)).not.toMatch(forced);
  });

  test('another of its family keeps the comparison', () => {
    expect(transcriptOf(lessonFor('natural-selection', 'insects'))).toMatch(/insects match bark/);
    expect(transcriptOf(lessonFor('natural-selection', 'dogs'))).toMatch(/With dogs, look at the wild relatives/);
  });
});

describe('for young readers', () => {
  const young = CATALOGUE.topics().filter(({ grades }) => grades.from <= 5);
  const lessons = young.map((known) => ({
    id: known.id,
    script: composeScript({
      topic: known,
      query: 'Explain it',
      grade: Math.max(1, known.grades.from - 2),
      interest: null,
    }),
  }));
  const gradeOf = (texts: readonly string[]) => readingGrade(texts.join(' '));

  test('takeaways read like the first five grades in every topic that begins there', () => {
    expect(lessons.length).toBeGreaterThan(120);
    const levels = lessons.map(({ id, script }) => ({ id, level: gradeOf(script.takeaways) }));
    expect(levels.filter(({ level }) => level > 6)).toEqual([]);
    expect(levels.reduce((sum, { level }) => sum + level, 0) / levels.length).toBeLessThan(3);
  });

  test('check questions have no notation of later grades, but where there is no other', () => {
    const hard = lessons.filter(({ script }) =>
      script.checkQuestions.some(({ question, answer }) => /[²³√^]|m\/s/.test(`${question} ${answer}`)),
    );
    expect(hard.map(({ id }) => id)).toEqual(['exponents']);
    expect(lessons.every(({ script }) => script.checkQuestions.length > 0)).toBe(true);
    const levels = lessons.map(({ id, script }) => ({
      id,
      level: gradeOf(script.checkQuestions.map(({ question, answer }) => `${question} ${answer}`)),
    }));
    expect(levels.filter(({ level }) => level > 9)).toEqual([]);
    expect(levels.reduce((sum, { level }) => sum + level, 0) / levels.length).toBeLessThan(4);
  });

  test('older students get the takeaways of the catalogue', () => {
    expect(composeScript({ ...ORDER, grade: 6 }).takeaways).toEqual(ORDER.topic.takeaways);
  });
});

describe('words in sentences', () => {
  test.each([
    ['fermentation', 'fermentation'],
    ['newtons-third-law', "Newton's third law"],
    ['dna-structure', 'DNA structure'],
    ['ph-scale', 'pH scale'],
  ])('%s', (id, words) => expect(nameInSentence(topic(id)).replace(/^the /i, '')).toBe(words));

  test('an interest gets a capital where it begins a sentence, and only there', () => {
    const liked = { id: 'x', name: 'hip hop', family: 'music' } as const;
    expect(fillIn('{interest} has beats. {interest} rocks, and {interest} rolls.', liked)).toBe(
      'Hip hop has beats. Hip hop rocks, and hip hop rolls.',
    );
  });
});
