import { PhraseIndex } from '../phrases/phrase-index.ts';
import type { PolicyData, ScreenedText } from '../policy-data.ts';
import { Disguise } from '../reading/disguise.ts';
import { hiddenReadings } from '../reading/hidden-readings.ts';
import { Lexicon } from '../reading/lexicon.ts';
import { readPlainWords, WordReader } from '../reading/read-words.ts';
import { PRECEDENCE } from '../screened-category.ts';
import { compact } from './compile-rules.ts';
import { countsInContext } from './counts-in-context.ts';
import type { Rule } from './rule.ts';

/** The rules that screen one kind of text. */
export class RuleSet {
  readonly #rules: readonly Rule[];
  readonly #index = new PhraseIndex<Rule>();
  readonly #literals: readonly { readonly literal: string; readonly rule: Rule }[];
  readonly #reader: WordReader;

  constructor(rules: readonly Rule[], screened: ScreenedText, data: Pick<PolicyData, 'lookalikes' | 'ordinaryWords'>) {
    this.#rules = rules.filter(({ screens }) => screens.includes(screened));
    for (const rule of this.#rules) for (const phrase of rule.phrases) this.#index.add(phrase, rule);
    this.#literals = this.#rules.flatMap((rule) => rule.literals.map((literal) => ({ literal, rule })));
    const lexicon = new Lexicon(
      this.#rules.flatMap((rule) => [...wordsOfRule(rule)]),
      data.ordinaryWords,
    );
    this.#reader = new WordReader(lexicon, new Disguise(data.lookalikes));
  }

  /** The rule that the text breaks; of several the one whose category takes precedence. */
  broken(text: string): Rule | null {
    const found: Rule[] = [...this.#brokenLiterals(text), ...this.#brokenPhrases(this.#reader.read(text), 1)];
    // Decoding ordinary text gives noise, in which a single short word means nothing.
    for (const reading of hiddenReadings(text)) found.push(...this.#brokenPhrases(readPlainWords(reading), 2));
    return found.sort((one, other) => PRECEDENCE[one.category] - PRECEDENCE[other.category])[0] ?? null;
  }

  #brokenLiterals(text: string): readonly Rule[] {
    const compacted = compact(text);
    return this.#literals.filter(({ literal }) => compacted.includes(literal)).map(({ rule }) => rule);
  }

  #brokenPhrases(words: readonly string[], fewestWords: number): readonly Rule[] {
    return this.#index
      .matches(words)
      .filter((match) => match.end - match.start >= fewestWords && countsInContext(match, words))
      .map(({ owner }) => owner);
  }
}

function* wordsOfRule({ phrases, needs, harmless, about }: Rule): Generator<string> {
  for (const context of [{ phrases }, needs, harmless, about]) {
    for (const phrase of context?.phrases ?? []) yield* phrase.words;
  }
}
