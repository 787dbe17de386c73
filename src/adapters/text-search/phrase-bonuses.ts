import { isName, type Mention, type PhraseBook, type PhraseKind } from './mentions.ts';
import type { QueryWord } from './query-word.ts';

// A phrase found word for word says more than its words found one by one.
const PHRASE_WEIGHTS: Record<PhraseKind, number> = { name: 6, synonym: 5, name_part: 2, keyword: 2, situation: 2 };
// A question that is nothing but a topic's name is about that topic, however often others use the word.
const WHOLENESS = 2;
// Of several topics named in one question, the first is most often the one that is asked about.
const LATER_NAME_DISCOUNT = 1.5;

/** What a topic gets for its phrases. */
export interface PhraseBonus {
  readonly score: number;
  /** The weightiest of them. */
  readonly mention: Mention | null;
  /** What the weightiest of them is worth. */
  readonly best: number;
}

/** What the phrases that a question has, word for word, add to the score of each topic. */
export function phraseBonuses(
  book: PhraseBook,
  words: readonly QueryWord[],
  rarity: (stem: string) => number,
): ReadonlyMap<string, PhraseBonus> {
  const mentions = book.mentionsIn(words.map(({ stem }) => stem));
  const namedFrom = firstNames(mentions);
  const question = words.reduce((sum, { stem, weight }) => sum + rarity(stem) * weight, 0);
  const bonuses = new Map<string, PhraseBonus>();
  const seen = new Set<string>();
  for (const mention of mentions) {
    const key = `${mention.topicId}|${mention.stems.join(' ')}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const telling = tellingOf(mention, words, rarity);
    const later = isName(mention) ? Math.max(0, namedFrom.indexOf(mention.start)) : 0;
    const weight =
      (PHRASE_WEIGHTS[mention.kind] * telling * (1 + WHOLENESS * (telling / (question || 1)) ** 2)) /
      (mention.sharedBy * (1 + LATER_NAME_DISCOUNT * later));
    const { score, mention: heaviest, best } = bonuses.get(mention.topicId) ?? { score: 0, mention: null, best: 0 };
    const heavier = weight > best;
    bonuses.set(mention.topicId, {
      score: score + weight,
      mention: heavier ? mention : heaviest,
      best: heavier ? weight : best,
    });
  }
  return bonuses;
}

function tellingOf({ start, stems }: Mention, words: readonly QueryWord[], rarity: (stem: string) => number): number {
  return stems.reduce((sum, stem, offset) => sum + rarity(stem) * (words[start + offset]?.weight ?? 0), 0);
}

/** Where in the question topics are named, in order. */
function firstNames(mentions: readonly Mention[]): readonly number[] {
  return [...new Set(mentions.filter(isName).map(({ start }) => start))].sort((one, other) => one - other);
}
