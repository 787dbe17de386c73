import type { Topic } from '../../domain/topic.ts';
import { stemOf } from './stems.ts';
import { isStopWord } from './terms.ts';
import { situationsByTopic } from './topic-document.ts';
import { wordsOf } from './words.ts';

/** What kind of phrase of a topic was found in a question. */
export type PhraseKind = 'name' | 'synonym' | 'name_part' | 'keyword' | 'situation';

/** A phrase of a topic, found word for word in a question. */
export interface Mention {
  readonly topicId: string;
  readonly kind: PhraseKind;
  /** Position of its first word among the question's words. */
  readonly start: number;
  readonly stems: readonly string[];
  /** How many topics the phrase points to: for a name only those that are named so, too. */
  readonly sharedBy: number;
}

interface Phrase {
  readonly stems: readonly string[];
  readonly owners: { readonly topicId: string; readonly kind: PhraseKind }[];
}

/** Finds the names, synonyms and keywords of topics in a question. */
export class PhraseBook {
  readonly #byFirstStem = new Map<string, Map<string, Phrase>>();

  /** `isTelling` is true for a stem that few topics have. */
  constructor(topics: readonly Topic[], isTelling: (stem: string) => boolean = () => false) {
    const named = topicsNamedWith(topics);
    for (const topic of topics) {
      this.#add(topic.id, 'name', topic.name);
      for (const synonym of topic.synonyms) this.#add(topic.id, 'synonym', synonym);
      for (const part of partsOf(topic.name)) this.#add(topic.id, part.includes(' ') ? 'synonym' : 'name_part', part);
      for (const keyword of topic.keywords) this.#add(topic.id, 'keyword', keyword);
      for (const situation of situationsByTopic()[topic.id]?.split(', ') ?? [])
        this.#add(topic.id, 'situation', situation);
      // "Sort" says "sorting algorithms", "pH" the pH scale: no other name has the word.
      for (const word of wordsOf(topic.name)) {
        const stem = stemOf(word);
        if (!isStopWord(word) && named.get(stem) === 1 && isTelling(stem)) this.#add(topic.id, 'name_part', word);
      }
    }
  }

  /** Every phrase that the stems contain. */
  mentionsIn(stems: readonly string[]): Mention[] {
    return stems.flatMap((stem, start) =>
      [...(this.#byFirstStem.get(stem)?.values() ?? [])]
        .filter((phrase) => phrase.stems.every((expected, offset) => stems[start + offset] === expected))
        .flatMap(({ stems: found, owners }) =>
          owners.map((owner) => ({ ...owner, start, stems: found, sharedBy: sharersOf(owner, owners) })),
        ),
    );
  }

  #add(topicId: string, kind: PhraseKind, text: string): void {
    const stems = wordsOf(text)
      .filter((word) => !isStopWord(word))
      .map(stemOf);
    const first = stems[0];
    if (first === undefined) return;
    const phrases = this.#byFirstStem.get(first) ?? new Map<string, Phrase>();
    this.#byFirstStem.set(first, phrases);
    const key = stems.join(' ');
    const phrase = phrases.get(key) ?? { stems, owners: [] };
    phrases.set(key, phrase);
    if (!phrase.owners.some((owner) => owner.topicId === topicId)) phrase.owners.push({ topicId, kind });
  }
}

/** In how many names each stem is. */
function topicsNamedWith(topics: readonly Topic[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const stem of topics.flatMap(({ name }) => [...new Set(wordsOf(name).map(stemOf))]))
    counts.set(stem, (counts.get(stem) ?? 0) + 1);
  return counts;
}

/** "Series and parallel circuits" are also "series circuits" and "parallel circuits". */
function partsOf(name: string): string[] {
  const parts = name.split(/,? and |, /u).map((part) => part.trim());
  if (parts.length === 1) return [];
  const [, ...rest] = (parts.at(-1) ?? '').split(' ');
  const shared = rest.join(' ');
  return parts.map((part, index) =>
    index === parts.length - 1 || shared === '' || part.includes(' ') ? part : `${part} ${shared}`,
  );
}

/** Whether a phrase is a topic's own name or synonym rather than a word that goes with it. */
export function isName({ kind }: { readonly kind: PhraseKind }): boolean {
  return kind === 'name' || kind === 'synonym';
}

function sharersOf(owner: { readonly kind: PhraseKind }, owners: readonly { readonly kind: PhraseKind }[]): number {
  return isName(owner) ? owners.filter(isName).length : owners.length;
}
