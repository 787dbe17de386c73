import type { Vocabulary } from '../policy-data.ts';
import { foldCharacters } from '../reading/fold-characters.ts';
import type { Phrase, PhraseState, WordChoice } from './phrase.ts';
import { type Notation, readNotation } from './phrase-notation.ts';

const MOST_GAPS = 4;
const END: PhraseState = { kind: 'end' };

/**
 * Turns a phrase into states to match.
 *
 * @throws Error with the reason when the phrase cannot be matched as written.
 */
export function compilePhrase(source: string, vocabulary: Vocabulary): Phrase {
  const notation = readNotation(source);
  const words = new Set<string>();
  const start = compileSequence(notation, END, vocabulary, words);
  const firstWords = firstWordsOf(start, source);
  if (notation.filter(({ kind }) => kind === 'gap').length > MOST_GAPS) {
    throw new Error(`"${source}" has more than ${MOST_GAPS} gaps`);
  }
  return { source, start, firstWords, words };
}

// Compiled from the end, so that every state knows its successor when it is made.
function compileSequence(
  parts: readonly Notation[],
  next: PhraseState,
  vocabulary: Vocabulary,
  words: Set<string>,
): PhraseState {
  return parts.reduceRight((after, part) => compilePart(part, after, vocabulary, words), next);
}

function compilePart(part: Notation, next: PhraseState, vocabulary: Vocabulary, words: Set<string>): PhraseState {
  if (part.kind === 'gap') {
    if (next === END) throw new Error('a phrase must not end with a gap');
    return { kind: 'gap', most: part.most, next };
  }
  if (part.kind !== 'group') return wordsState(wordGroupsOf(part, vocabulary), next, words);
  // Alternatives made of one word or list each share a state, in which the right one is looked up and not searched.
  const plain = part.alternatives.flatMap((alternative) => plainGroupsOf(alternative, vocabulary) ?? []);
  const others = part.alternatives.filter((alternative) => plainGroupsOf(alternative, vocabulary) === null);
  const branches = others.map((alternative) => compileSequence(alternative, next, vocabulary, words));
  if (plain.length > 0) branches.unshift(wordsState(plain, next, words));
  if (part.optional) branches.push(next);
  const [only, ...more] = branches;
  return only !== undefined && more.length === 0 ? only : { kind: 'either', branches };
}

function plainGroupsOf(alternative: readonly Notation[], vocabulary: Vocabulary): readonly string[] | null {
  const [only] = alternative;
  if (alternative.every((part) => part.kind === 'word')) return [alternative.map(({ word }) => word).join(' ')];
  return alternative.length === 1 && only?.kind === 'list' ? wordGroupsOf(only, vocabulary) : null;
}

function wordGroupsOf(part: Extract<Notation, { kind: 'word' | 'list' }>, vocabulary: Vocabulary): readonly string[] {
  if (part.kind === 'word') return [part.word];
  const groups = vocabulary[part.name];
  if (groups === undefined) throw new Error(`the vocabulary has no list "${part.name}"`);
  return groups;
}

function wordsState(groups: readonly string[], next: PhraseState, words: Set<string>): PhraseState {
  const choice = choiceOf(groups);
  for (const [first, others] of choice) for (const word of [first, ...others.flat()]) words.add(word);
  return { kind: 'words', choice, next };
}

// A list of the vocabulary is part of many phrases.
const choices = new WeakMap<readonly string[], WordChoice>();

function choiceOf(groups: readonly string[]): WordChoice {
  const known = choices.get(groups);
  if (known !== undefined) return known;
  const choice = new Map<string, string[][]>();
  for (const group of groups) {
    const [first, ...others] = foldCharacters(group).split(' ');
    if (first === undefined || ![first, ...others].every((word) => /^[\p{L}\p{N}]+$/u.test(word))) {
      throw new Error(`"${group}" is not made of words with one space between them`);
    }
    choice.set(first, [...(choice.get(first) ?? []), others]);
  }
  choices.set(groups, choice);
  return choice;
}

function firstWordsOf(state: PhraseState, source: string): ReadonlySet<string> {
  if (state.kind === 'words') return new Set(state.choice.keys());
  if (state.kind === 'either') return new Set(state.branches.flatMap((branch) => [...firstWordsOf(branch, source)]));
  throw new Error(`"${source}" must start with a word`);
}
