import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Interest } from '../../../domain/topic.ts';
import type { QueryWord } from '../../text-search/query-word.ts';
import { stemOf } from '../../text-search/stems.ts';
import type { TopicSearch } from '../../text-search/topic-search.ts';
import { wordsOf } from '../../text-search/words.ts';
import { broadTermOf } from './broad-terms.ts';
import { asksDefinition, asksToExplain, interestFramesIn, isGeneric, withoutFraming } from './framing.ts';
import { settingOf } from './setting.ts';

/** A question, read: what it says about a topic and what it says about an interest. */
export interface ReadQuestion {
  /** As it was asked. */
  readonly text: string;
  /** The clause that asks, where it says enough by itself; else all of it. */
  readonly asked: string;
  /** Whether a story leads up to it, which reading with focus would count little. */
  readonly hasSetting: boolean;
  /** As it was asked, without an interest: how it speaks tells what kind of question it is. */
  readonly speech: string;
  /** The words that can tell the topic, weighed: those of an interest and generic ones count little. */
  readonly words: readonly QueryWord[];
  /** Stems of the words that are neither generic nor an interest's: what the question is about. */
  readonly content: ReadonlySet<string>;
  /** An interest that the question itself names. */
  readonly interest: Interest | null;
}

const GENERIC_WEIGHT = 0.15;
const INTEREST_WEIGHT = 0.5;
const SETTING_WEIGHT = 0.15;
const ENOUGH_ASKED = 2;

/**
 * Reads a question: takes off framing, finds the interest in it, and weighs what is left. With `focus`, the story that
 * leads up to a question counts little, where the clause that asks says enough by itself.
 */
export function readQuestion(
  text: string,
  catalogue: TopicCatalogue,
  search: TopicSearch,
  focus = false,
): ReadQuestion {
  const framed = framedInterest(text, catalogue);
  const about = framed?.rest ?? text;
  const { setting, asked } = settingOf(about);
  const told = setting === '' ? [] : search.read(withoutFraming(setting));
  const inquired = search.read(withoutFraming(asked));
  const plain = [...told, ...inquired];
  const isBroad = broadTermOf(new Set(plain.map(({ stem }) => stem).filter((stem) => !isGeneric(stem)))) !== null;
  // "Rocks" asks about rocks, not about rock music.
  const interest = framed?.interest ?? (isBroad ? null : catalogue.interest(about));
  const enough = asksDefinition(asked) ? 1 : ENOUGH_ASKED;
  const isFocused = focus && told.length > 0 && inquired.filter(({ stem }) => !isGeneric(stem)).length >= enough;
  const weighed = plain.map((word, index) => {
    if (isGeneric(word.stem)) return { ...word, weight: GENERIC_WEIGHT };
    if (isFocused && index < told.length) return { ...word, weight: SETTING_WEIGHT };
    return interest !== null && belongsTo(interest, plain, index, catalogue)
      ? { ...word, weight: INTEREST_WEIGHT }
      : word;
  });
  // "Why are there so many kinds of dogs?" is about dogs.
  const isAboutInterest = framed === null && asksToExplain(asked) && !weighed.some(({ weight }) => weight === 1);
  const words = isAboutInterest
    ? plain.map((word) => (isGeneric(word.stem) ? { ...word, weight: GENERIC_WEIGHT } : word))
    : weighed;
  const content = new Set(words.filter(({ weight }) => weight === 1).map(({ stem }) => stem));
  const interestWords = new Set(words.filter(({ weight }) => weight === INTEREST_WEIGHT).map(({ word }) => word));
  const speech = wordsOf(isFocused ? asked : about)
    .filter((word) => !interestWords.has(word))
    .join(' ');
  return { text, asked: isFocused ? asked : text, hasSetting: setting !== '', speech, words, content, interest };
}

/** "Explain photosynthesis using basketball": the frame's words are an interest and nothing else. */
function framedInterest(text: string, catalogue: TopicCatalogue): { interest: Interest; rest: string } | null {
  for (const { words, rest } of interestFramesIn(text)) {
    const interest = words.split(' ').length <= 4 ? catalogue.interest(words) : null;
    if (interest !== null && rest !== '') return { interest, rest };
  }
  return null;
}

/** Whether a word is only there because of the interest: "video", "game" and "music" of "video game music". */
function belongsTo(interest: Interest, words: readonly QueryWord[], index: number, catalogue: TopicCatalogue): boolean {
  const names = (at: number, to = at) => {
    const text = words
      .slice(at, to + 1)
      .map(({ word }) => word)
      .join(' ');
    return text !== '' && at >= 0 && to < words.length ? catalogue.interest(text) : null;
  };
  const isOwn = (at: number) =>
    names(at)?.id === interest.id || wordsOf(interest.name).some((part) => stemOf(part) === words[at]?.stem);
  if (isOwn(index)) return true;
  const withNext = !isOwn(index + 1) && names(index, index + 1)?.id === interest.id;
  const withLast = !isOwn(index - 1) && names(index - 1, index)?.id === interest.id;
  return withNext || withLast || (isOwn(index - 1) && names(index) !== null);
}
