import { InvalidPolicyData } from '../invalid-policy-data.ts';
import { compilePhrase } from '../phrases/compile-phrase.ts';
import type { Phrase } from '../phrases/phrase.ts';
import type { PolicyData, RuleData, Vocabulary } from '../policy-data.ts';
import { foldCharacters } from '../reading/fold-characters.ts';
import type { ScreenedCategory } from '../screened-category.ts';
import { ContextPhrases, type Rule } from './rule.ts';

/**
 * Turns the data into rules. Every phrase of every rule is read before the first one is used.
 *
 * @throws InvalidPolicyData with every phrase that cannot be read and every id used twice.
 */
export function compileRules({ vocabulary, ruleFiles }: PolicyData): readonly Rule[] {
  const problems: string[] = [];
  const rules = ruleFiles.flatMap(({ category, rules: written }) =>
    written.map((data) => compileRule(data, category, vocabulary, problems)),
  );
  const ids = rules.map(({ id }) => id);
  problems.push(...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `rule "${id}" is there twice`));
  if (problems.length > 0) throw new InvalidPolicyData(problems);
  return rules;
}

function compileRule(data: RuleData, category: ScreenedCategory, vocabulary: Vocabulary, problems: string[]): Rule {
  const read = (sources: readonly string[] = []): readonly Phrase[] =>
    sources.flatMap((source) => {
      try {
        return [compilePhrase(source, vocabulary)];
      } catch (error) {
        problems.push(`rule "${data.id}": ${error instanceof Error ? error.message : String(error)}`);
        return [];
      }
    });
  const context = (sources?: readonly string[]) => (sources === undefined ? null : new ContextPhrases(read(sources)));
  return {
    id: data.id,
    category,
    screens: data.screens,
    phrases: read(data.phrases),
    literals: (data.literals ?? []).map(compact),
    needs: context(data.needs),
    harmless: context(data.harmless),
    about: context(data.about),
  };
}

/** Text as literals are compared: folded, without white space. */
export function compact(text: string): string {
  return foldCharacters(text).replace(/\s+/gu, '');
}
