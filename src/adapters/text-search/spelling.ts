import SearchableMap from 'minisearch/SearchableMap';
import { stemOf } from './stems.ts';

/** How far a misspelling may be from the word that was meant, by length; short words are too easily other words. */
function allowedDistance(length: number): number {
  if (length < 5) return 0;
  if (length < 8) return 1;
  return length < 12 ? 2 : 3;
}

const SWAP = 2;
// Common slips of short words are in use by themselves.
const LONG = 8;

/** Corrects misspelled words to words that it knows, by sound first: "fotosinthesis" sounds like "photosynthesis". */
export class Spelling {
  readonly #bySound = new SearchableMap<string>();
  readonly #stems = new Set<string>();
  readonly #words = new Set<string>();

  readonly #isInUse: (word: string) => boolean;

  /**
   * Words that come first win over later ones that sound alike. `isInUse` is true for a word that somebody may mean
   * although it is not one of them: "propulsion" is no slip for "population".
   */
  constructor(words: Iterable<string>, isInUse: (word: string) => boolean = () => false) {
    this.#isInUse = isInUse;
    for (const word of words) {
      this.#words.add(word);
      this.#stems.add(stemOf(word));
      const sound = soundOf(word);
      if (!this.#bySound.has(sound)) this.#bySound.set(sound, word);
    }
  }

  /** The known word that was most likely meant; the word itself where none is near enough. */
  correct(word: string): string {
    if (this.#stems.has(stemOf(word)) || (word.length >= LONG && this.#isInUse(word))) return word;
    const sound = soundOf(word);
    const distance = allowedDistance(word.length);
    if (distance === 0) return word;
    const swapped = this.#withTwoSwapped(word);
    if (swapped !== undefined) return swapped;
    // Two letters swapped are one slip, although they count as two changes of the sound.
    const near = [...this.#bySound.fuzzyGet(sound, Math.max(distance, SWAP))]
      .filter(([other, [, away]]) => away <= distance || sameLetters(other, sound))
      .filter(([other]) => other[0] === sound[0] && sameConsonants(sound, other, word.length))
      .map(([other, [meant, away]]) => ({ meant, away, other }))
      .sort(
        (one, two) =>
          one.away - two.away ||
          commonStart(two.meant, word) - commonStart(one.meant, word) ||
          shortfall(one.other, sound) - shortfall(two.other, sound),
      );
    return near[0]?.meant ?? word;
  }

  /** The known word of which two neighbours were typed the wrong way round: "chemcial". */
  #withTwoSwapped(word: string): string | undefined {
    for (let at = 1; at < word.length; at += 1) {
      const other = word.slice(0, at - 1) + word.charAt(at) + word.charAt(at - 1) + word.slice(at + 1);
      if (this.#words.has(other)) return other;
    }
    return undefined;
  }
}

function sameLetters(one: string, other: string): boolean {
  return [...one].sort().join('') === [...other].sort().join('');
}

function commonStart(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length += 1;
  return length;
}

// A letter left out is the commonest mistake: of two words equally near, the longer one was meant.
function shortfall(other: string, sound: string): number {
  return sound.length - other.length;
}

/** Misspellings leave consonants out, double them or swap them, but seldom put another in their place. */
function sameConsonants(sound: string, other: string, length: number): boolean {
  const [fewer, more] = [consonantsOf(sound), consonantsOf(other)].sort((one, two) => one.length - two.length);
  // A short word with a consonant left out is too easily another word.
  if (length < 6 && fewer?.length !== more?.length) return false;
  const left = [...(more ?? [])];
  return [...(fewer ?? [])].every((consonant) => {
    const at = left.indexOf(consonant);
    if (at >= 0) left.splice(at, 1);
    return at >= 0;
  });
}

function consonantsOf(sound: string): string[] {
  return [...sound.replace(/[aeiou]/g, '')];
}

/** A rough spelling of how a word sounds. */
function soundOf(word: string): string {
  return word
    .replace(/ph/g, 'f')
    .replace(/^kn/, 'n')
    .replace(/^(wr|rh)/, 'r')
    .replace(/^ps/, 's')
    .replace(/ck/g, 'k')
    .replace(/c(?=[eiy])/g, 's')
    .replace(/[cq]/g, 'k')
    .replace(/y/g, 'i')
    .replace(/z/g, 's')
    .replace(/th/g, 't')
    .replace(/[st]i?on/g, 'son')
    .replace(/d/g, 't')
    .replace(/(.)\1+/g, '$1');
}
