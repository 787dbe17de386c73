// Prints the figures of docs/understanding.md, from the sets of questions below test/. Needs a build:
//   npm run build && node scripts/measure-understanding.mjs
import { readFileSync } from 'node:fs';
import { loadCatalogue } from '../dist/adapters/catalogue/load-catalogue.js';
import { SearchableTopicCatalogue } from '../dist/adapters/catalogue/searchable-topic-catalogue.js';
import { redactPersonalData } from '../dist/adapters/content-policy/redaction/redact-personal-data.js';
import { createContentPolicy } from '../dist/adapters/content-policy/rule-based-content-policy.js';
import { QuestionJudge } from '../dist/adapters/offline/understanding/question-judge.js';
import { understandQuery } from '../dist/adapters/offline/understanding/understand-query.js';

const HALVES = ['tuning', 'held_out', 'second_tuning', 'third_tuning', 'seen_once'];
const BANDS = [0.13, 0.4, 0.6, 0.8, 0.9, 1.01];
const HELD_OUT_EVERY = 8;

const data = loadCatalogue();
const understand = modelOf(data);
const policy = createContentPolicy();

const asked = ['development', 'fresh', 'everyday', 'distracting'].flatMap((set) =>
  linesOf(`offline/${set}-questions.jsonl`).map((question) => ({
    set,
    half: 'all',
    expect: 'topics' in question ? 'topic' : 'out_of_scope',
    ...question,
    found: understand(question.query, question.grade),
  })),
);

table(
  ['set', 'half', 'questions', 'outcome right', 'topic right, of those that ask for one'],
  groups(asked, ({ set, half }) => `${set}|${half}`).map(([key, rows]) => [
    ...key.split('|'),
    rows.length,
    share(rows, hasRightOutcome),
    share(
      rows.filter(({ expect }) => expect === 'topic'),
      hasRightTopic,
    ),
  ]),
);
table(
  ['class of everyday questions', 'tuning', 'held out'],
  groups(
    asked.filter(({ set }) => set === 'everyday'),
    (row) => row.class,
  ).map(([name, rows]) => [
    name,
    ...['tuning', 'held_out'].map((half) => {
      const own = rows.filter((row) => row.half === half);
      return share(own, (row) => (row.expect === 'topic' ? hasRightTopic(row) : hasRightOutcome(row)));
    }),
  ]),
);
confidence(
  'confidence, all questions',
  asked.filter(({ set }) => set !== 'distracting'),
);
confidence(
  'confidence, held-out halves',
  asked.filter(({ half }) => half === 'held_out'),
);
heldOutWordings();
table(
  ['personal data', 'half', 'texts', 'clean', 'pieces', 'left', 'question lost'],
  ['introduced-personal-data', 'fresh-personal-data'].flatMap((file) =>
    groups(linesOf(`content-policy/${file}.jsonl`), ({ half }) => half).map(([half, rows]) => {
      const left = rows.map(({ text, data: pieces }) =>
        pieces.filter((piece) => redactPersonalData(text).includes(piece)),
      );
      return [
        file,
        half,
        rows.length,
        left.filter(({ length }) => length === 0).length,
        rows.flatMap(({ data: pieces }) => pieces).length,
        left.flat().length,
        rows.filter(({ text, kept }) => !redactPersonalData(text).includes(kept)).length,
      ];
    }),
  ),
);
table(
  ['policy', 'part', 'harmful', 'caught', 'of them self-harm', 'harmless', 'blocked'],
  ['fresh-questions', 'oblique-questions', 'fresh-attacks'].flatMap((file) =>
    groups(linesOf(`content-policy/${file}.jsonl`), ({ half, batch, set }) => `${set ?? ''} ${half ?? batch}`).map(
      ([part, rows]) => {
        const isCaught = ({ query }) => policy.screenQuery(policy.redact(query)).kind === 'blocked';
        const harmful = rows.filter(({ expect }) => expect === 'blocked');
        const harmless = rows.filter(({ expect }) => expect === 'allowed');
        const distressed = harmful.filter(({ category }) => category === 'self_harm');
        const caught = distressed.filter(isCaught).length;
        return [
          file,
          part.trim(),
          harmful.length,
          share(harmful, isCaught),
          `${caught} of ${distressed.length}`,
          harmless.length,
          harmless.filter(isCaught).length,
        ];
      },
    ),
  ),
);
time();

/** Every so many everyday wordings are taken out of the index and asked: what happens to a wording like no other. */
function heldOutWordings() {
  const isHeldOut = (index) => index % HELD_OUT_EVERY === 0;
  const without = {
    ...data,
    topics: data.topics.map((topic) => ({
      ...topic,
      everydayWordings: topic.everydayWordings.filter((_, index) => !isHeldOut(index)),
    })),
  };
  const model = modelOf(without);
  const rows = data.topics.flatMap(({ id, grades, everydayWordings }) =>
    everydayWordings
      .filter((_, index) => isHeldOut(index))
      .map((query) => ({ topics: [id], found: model(query, grades.to) })),
  );
  table(['wordings held out of the index', 'first topic right'], [[rows.length, share(rows, hasRightTopic)]]);
  confidence('confidence, wordings held out', rows);
}

/** In each band the share that is right, to be compared with the confidence that was told. */
function confidence(name, answers) {
  table(
    [name, 'questions', 'mean confidence', 'right'],
    BANDS.slice(0, -1).map((from, index) => {
      const to = BANDS[index + 1];
      const rows = answers.filter(
        ({ found }) => found.kind === 'topic' && found.confidence >= from && found.confidence < to,
      );
      const mean = rows.reduce((sum, { found }) => sum + found.confidence, 0) / rows.length;
      return [`${from}–${Math.min(1, to)}`, rows.length, mean.toFixed(2), share(rows, hasRightTopic)];
    }),
  );
}

function time() {
  const queries = asked.map(({ query, grade }) => ({ query, grade }));
  const cost = (run) => {
    const before = process.cpuUsage();
    for (const one of queries) run(one);
    return (process.cpuUsage(before).user / 1_000 / queries.length).toFixed(2);
  };
  table(
    ['CPU of a question', 'ms'],
    [
      ['understanding', cost(({ query, grade }) => understand(query, grade))],
      ['personal data', cost(({ query }) => redactPersonalData(query))],
      ['content policy', cost(({ query }) => policy.screenQuery(`${query} `))],
    ],
  );
}

function modelOf(read) {
  const catalogue = new SearchableTopicCatalogue(read);
  const judge = new QuestionJudge(catalogue);
  return (query, grade) =>
    understandQuery(
      { query, grade, interests: [], language: 'en', clarifications: [], mustDecide: false },
      catalogue,
      judge,
    );
}

function hasRightOutcome({ found, expect, reason }) {
  return found.kind === expect && (found.kind !== 'out_of_scope' || reason === undefined || found.reason === reason);
}

function hasRightTopic({ found, topics }) {
  return found.kind === 'topic' && (topics ?? []).includes(found.topic.id);
}

function share(rows, isRight) {
  return rows.length === 0 ? '–' : (rows.filter(isRight).length / rows.length).toFixed(3);
}

function groups(rows, keyOf) {
  const byKey = new Map();
  for (const row of rows) byKey.set(keyOf(row), [...(byKey.get(keyOf(row)) ?? []), row]);
  const rank = ([key]) => HALVES.indexOf(key.split('|').at(-1));
  return [...byKey].sort((one, other) => rank(one) - rank(other));
}

function linesOf(path) {
  const text = readFileSync(new URL(`../test/${path}`, import.meta.url), 'utf8');
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function table(head, rows) {
  for (const cells of [head, head.map(() => '---'), ...rows]) process.stdout.write(`| ${cells.join(' | ')} |\n`);
  process.stdout.write('\n');
}
