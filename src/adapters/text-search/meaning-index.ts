import type { Topic } from '../../domain/topic.ts';
import { type CommonMeaning, commonMeaningOf, distinguish } from './common-meaning.ts';
import { situationsByTopic } from './topic-document.ts';
import { DIMENSIONS, shippedWordVectors, type WordVectors } from './word-vectors.ts';
import { wordsOf } from './words.ts';

// Finding what is common to all takes every vector several times, and a part of them shows it as well.
const SAMPLED = 1000;

/** How near a sentence comes in meaning to a topic: 1 for the same, 0 for unrelated. */
export interface Likeness {
  /** To the text of the topic that is nearest. */
  readonly nearest: number;
  /** To its three nearest texts, on average: one alone may be near by chance. */
  readonly around: number;
}

interface Rows {
  readonly from: number;
  readonly to: number;
}

/**
 * What people ask about topics, by meaning: finds the topic of a question that has few of the topic's words, because it
 * means about the same as an everyday wording or a situation that the topic has.
 */
export class MeaningIndex {
  readonly #vectors: WordVectors;
  readonly #common: CommonMeaning;
  /** A row of `DIMENSIONS` for each text, of length 1. */
  readonly #components: Float32Array;
  readonly #rowsOf = new Map<string, Rows>();

  constructor(topics: readonly Topic[], vectors: WordVectors = shippedWordVectors()) {
    this.#vectors = vectors;
    const texts = topics.flatMap((topic) => pointersTo(topic).map((text) => ({ topicId: topic.id, text })));
    const matrix = new Float32Array(texts.length * DIMENSIONS);
    const means: Float32Array[] = [];
    for (const { topicId, text } of texts) {
      const mean = matrix.subarray(means.length * DIMENSIONS, (means.length + 1) * DIMENSIONS);
      if (!vectors.writeMean(wordsOf(text), mean)) continue;
      const from = this.#rowsOf.get(topicId)?.from ?? means.length;
      means.push(mean);
      this.#rowsOf.set(topicId, { from, to: means.length });
    }
    const every = Math.max(1, Math.floor(means.length / SAMPLED));
    this.#common = commonMeaningOf(
      means.filter((_, index) => index % every === 0),
      DIMENSIONS,
    );
    for (const mean of means) distinguish(mean, this.#common);
    this.#components = matrix;
  }

  /** How near the words come to each of the topics; empty where the meaning of none of the words is known. */
  likeness(words: readonly string[], topicIds: readonly string[]): ReadonlyMap<string, Likeness> {
    const asked = new Float32Array(DIMENSIONS);
    if (!this.#vectors.writeMean(words, asked)) return new Map();
    distinguish(asked, this.#common);
    return new Map(topicIds.map((topicId) => [topicId, this.#likenessTo(topicId, asked)]));
  }

  #likenessTo(topicId: string, asked: Float32Array): Likeness {
    const { from, to } = this.#rowsOf.get(topicId) ?? { from: 0, to: 0 };
    const best: [number, number, number] = [0, 0, 0];
    for (let row = from; row < to; row += 1) {
      let cosine = 0;
      const start = row * DIMENSIONS;
      for (let at = 0; at < DIMENSIONS; at += 1) cosine += (asked[at] ?? 0) * (this.#components[start + at] ?? 0);
      keepThree(best, cosine);
    }
    const [first, second, third] = best;
    return { nearest: first, around: (first + second + third) / 3 };
  }
}

function keepThree(best: [number, number, number], cosine: number): void {
  const [first, second, third] = best;
  if (cosine > first) best.splice(0, 3, cosine, first, second);
  else if (cosine > second) best.splice(1, 2, cosine, second);
  else if (cosine > third) best[2] = cosine;
}

function pointersTo({ id, name, synonyms, keywords, everydayWordings }: Topic): readonly string[] {
  return [name, ...synonyms, ...keywords, ...everydayWordings, ...(situationsByTopic()[id]?.split(', ') ?? [])];
}
