import type { LessonKey } from '../../src/domain/lesson-key.ts';
import { product } from '../product.ts';
import { median, percentile } from '../report/statistics.ts';
import { LESSON_SCRIPT } from '../workload/lesson-script.ts';
import { type SchoolQuestion, schoolQuestions } from '../workload/school-questions.ts';
import type { Benchmark } from './benchmark.ts';

const QUESTIONS = 10_000;
const CHARACTERS_A_TOKEN = 4;
/** What a valid understanding has, written out; a script has what LESSON_SCRIPT has. */
const UNDERSTANDING_REPLY_CHARACTERS = 420;

interface Prompt {
  readonly systemInstruction: string;
  readonly turns: readonly { readonly text: string }[];
  readonly responseSchema: unknown;
}

/** What a lesson costs at the model, and what the library saves. Nothing is asked of a model: prompts are built and counted. */
export const cost: Benchmark = {
  name: 'cost',
  title: 'Cost: model calls and tokens a lesson (tokens estimated)',
  run: async () => {
    const [{ loadCatalogue }, { SearchableTopicCatalogue }, prompts, scripts, keys] = await Promise.all([
      product.catalogue(),
      product.searchableCatalogue(),
      product.understandQueryRequest(),
      product.writeScriptRequest(),
      product.lessonKey(),
    ]);
    const catalogue = new SearchableTopicCatalogue(loadCatalogue());
    const questions = schoolQuestions(catalogue, QUESTIONS);
    const understanding = questions.map((question) =>
      tokensOf(prompts.understandQueryRequest(understandingTask(question), catalogue)),
    );
    const writing = questions.map((question) =>
      tokensOf(scripts.writeScriptRequest({ ...question, language: 'en' }, question.topic)),
    );
    const replies = {
      understanding: UNDERSTANDING_REPLY_CHARACTERS / CHARACTERS_A_TOKEN,
      script: JSON.stringify(LESSON_SCRIPT).length / CHARACTERS_A_TOKEN,
    };
    const made = new Set<string>();
    const missed = questions.map((question) => {
      const key = keys.lessonKeyText(keyOf(question, keys.lessonKey));
      const isNew = !made.has(key);
      made.add(key);
      return isNew;
    });
    const written = missed.filter(Boolean).length;
    const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
    const without = sum(understanding) + sum(writing) + QUESTIONS * (replies.understanding + replies.script);
    const withLibrary =
      sum(understanding) +
      sum(writing.filter((_, index) => missed[index])) +
      QUESTIONS * replies.understanding +
      written * replies.script;
    return {
      name: cost.name,
      title: cost.title,
      method:
        `${QUESTIONS.toLocaleString('en')} questions of a school (few topics often, many seldom: Zipf's law; no question comes from a log), the prompts that the Gemini adapters send, ` +
        `and the library's own keys. Tokens are estimated as characters / ${CHARACTERS_A_TOKEN}; thinking tokens are not counted.`,
      columns: ['figure', 'p50', 'p95', 'unit'],
      rows: [
        ['model calls, a new lesson', 2, 2, 'calls'],
        ['model calls, a library hit', 1, 1, 'calls'],
        ['understanding prompt', median(understanding), percentile(understanding, 0.95), 'tokens'],
        ['writing prompt', median(writing), percentile(writing, 0.95), 'tokens'],
        ['understanding reply', replies.understanding, null, 'tokens'],
        ['script reply', replies.script, null, 'tokens'],
        [
          'a new lesson in all',
          median(understanding) + median(writing) + replies.understanding + replies.script,
          null,
          'tokens',
        ],
        ['calls a request over the load', 1 + written / QUESTIONS, null, 'calls'],
        ['tokens a request over the load', withLibrary / QUESTIONS, null, 'tokens'],
        ['requests answered from the library', (1 - written / QUESTIONS) * 100, null, '%'],
        ['tokens saved by the library', (1 - withLibrary / without) * 100, null, '%'],
      ],
      verdicts: [],
      charts: [
        {
          title: 'Tokens a request (estimated)',
          unit: 'tokens',
          bars: [
            { label: 'without the library', value: without / QUESTIONS, own: false },
            { label: 'with the library', value: withLibrary / QUESTIONS, own: true },
          ],
        },
      ],
      notes: [
        'Understanding and interest are one call; every question is understood, and only a miss is written. A repair of a malformed reply is one call more.',
      ],
    };
  },
};

function tokensOf({ systemInstruction, turns, responseSchema }: Prompt): number {
  const text = [systemInstruction, ...turns.map((turn) => turn.text), JSON.stringify(responseSchema)];
  return text.reduce((sum, part) => sum + part.length, 0) / CHARACTERS_A_TOKEN;
}

function understandingTask({ query, grade, interest }: SchoolQuestion) {
  return { query, grade, interests: [interest.name], language: 'en', clarifications: [], mustDecide: false };
}

function keyOf(
  { topic, grade, interest }: SchoolQuestion,
  lessonKey: (parts: Parameters<typeof import('../../src/domain/lesson-key.ts').lessonKey>[0]) => LessonKey,
): LessonKey {
  return lessonKey({
    topicId: topic.id,
    grade,
    interest,
    language: 'en',
    modalities: ['text'],
    quality: 'full',
    policyVersion: '1',
  });
}
