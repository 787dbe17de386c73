import type { TopicCatalogue } from '../../src/domain/ports/topic-catalogue.ts';
import type { Interest, Topic } from '../../src/domain/topic.ts';

function topic(id: string, name: string, from: number, keywords: readonly string[], summary: string): Topic {
  return {
    id,
    name,
    subject: 'physics',
    unit: 'Forces and motion',
    grades: { from, to: 12 },
    prerequisites: [],
    related: [],
    standards: ['NGSS MS-PS2-1'],
    synonyms: [],
    keywords,
    everydayWordings: [],
    misconceptions: [{ belief: 'A moving thing needs a push to keep moving.', correction: 'It needs one to change.' }],
    summary,
    explanation: { simple: [summary], standard: [summary] },
    workedExample: { problem: 'How large is the force back?', solution: 'As large as the force forth.' },
    visuals: ['Two arrows'],
    analogies: [
      {
        family: 'ball_sports',
        interests: ['basketball', 'tennis'],
        text: 'Think of {interest}.',
        limit: 'A court has friction.',
      },
    ],
    checkQuestions: [{ question: 'Which force is larger?', answer: 'Neither.' }],
    takeaways: ['Forces come in pairs.', 'They act on two things.', 'They are equally large.'],
  };
}

const TOPICS: readonly Topic[] = [
  topic('newtons-first-law', "Newton's first law", 6, ['stop', 'slide', 'forces'], 'Things keep moving as they are.'),
  topic(
    'newtons-second-law',
    "Newton's second law",
    8,
    ['push', 'mass', 'forces'],
    'Force is mass times acceleration.',
  ),
  topic(
    'newtons-third-law',
    "Newton's third law",
    6,
    ['pushed', 'back', 'shoot', 'forces'],
    'Every push is answered by an equal push.',
  ),
  topic('friction', 'Friction', 3, ['slip', 'rub', 'warm'], 'Surfaces hold each other back.'),
  topic('projectile-motion', 'Projectile motion', 9, ['throw', 'arc', 'shoot'], 'A thrown thing falls while it flies.'),
];

const INTERESTS: readonly Interest[] = [
  { id: 'basketball', name: 'basketball', family: 'ball_sports' },
  { id: 'tennis', name: 'tennis', family: 'ball_sports' },
  { id: 'cooking', name: 'cooking', family: 'cooking' },
];

/** A catalogue of five topics and three interests, searched by shared words. */
export const FIXED_CATALOGUE: TopicCatalogue = {
  topics: () => TOPICS,
  topic: (id) => TOPICS.find((known) => known.id === id) ?? null,
  search: (text, limit) => {
    const words = new Set(text.toLowerCase().split(/\W+/u));
    return TOPICS.map((found) => ({ topic: found, score: found.keywords.filter((word) => words.has(word)).length }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .slice(0, limit);
  },
  interests: () => INTERESTS,
  broaderInterest: () => null,
  interest: (text) => INTERESTS.find(({ name }) => text.toLowerCase().includes(name)) ?? null,
};
