import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Interest, Topic } from '../../../domain/topic.ts';

const INTERESTS: readonly Interest[] = [
  { id: 'basketball', name: 'basketball', family: 'ball_sports' },
  { id: 'cooking', name: 'cooking', family: 'cooking' },
];

function topic(id: string, name: string): Topic {
  return {
    id,
    name,
    subject: 'physics',
    unit: 'Simulation',
    grades: { from: 1, to: 12 },
    prerequisites: [],
    related: [],
    standards: [],
    synonyms: [],
    keywords: [],
    everydayWordings: [],
    misconceptions: [],
    summary: name,
    explanation: { simple: [name], standard: [name] },
    workedExample: { problem: name, solution: name },
    visuals: [],
    analogies: [],
    checkQuestions: [],
    takeaways: [],
  };
}

const TOPICS = [
  topic('friction', 'Friction'),
  topic('recursion', 'Recursion'),
  topic('photosynthesis', 'Photosynthesis'),
];

/** Three topics: few, so that requests meet in the library. */
export const SIMULATED_CATALOGUE: TopicCatalogue = {
  topics: () => TOPICS,
  topic: (id) => TOPICS.find((known) => known.id === id) ?? null,
  search: (text, limit) =>
    TOPICS.filter(({ id }) => text.includes(id))
      .slice(0, limit)
      .map((found) => ({ topic: found, score: 1 })),
  interests: () => INTERESTS,
  broaderInterest: () => null,
  interest: (text) => INTERESTS.find(({ id }) => text === id) ?? null,
};
