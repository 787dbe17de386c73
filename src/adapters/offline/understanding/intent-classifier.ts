import { wordsOf } from '../../text-search/words.ts';

interface Counts {
  /** In how many of the intent's examples each feature is. */
  readonly examplesWith: ReadonlyMap<string, number>;
  readonly examples: number;
}

// How many examples the words of all intents together weigh against the examples of one.
const BACKGROUND_EXAMPLES = 80;

/**
 * A naive Bayes classifier over words and word pairs. Function words count here: "who won", "should I" and "how does"
 * tell what kind of question it is, whatever it is about.
 */
export class IntentClassifier<Intent extends string> {
  readonly #counts: readonly (readonly [Intent, Counts])[];
  readonly #background = new Map<string, number>();

  constructor(examples: Readonly<Record<Intent, readonly string[]>>) {
    this.#counts = (Object.entries(examples) as [Intent, readonly string[]][]).map(([intent, texts]) => [
      intent,
      count(texts),
    ]);
    for (const [, { examplesWith, examples: all }] of this.#counts) {
      for (const [feature, some] of examplesWith) {
        // Every intent counts alike, however many examples it has.
        this.#background.set(feature, (this.#background.get(feature) ?? 0) + some / all / this.#counts.length);
      }
    }
  }

  /** How likely each intent is for the text, all of them equally likely before it is read; they add up to 1. */
  probabilities(text: string): Readonly<Record<Intent, number>> {
    const known = [...featuresOf(text)].flatMap((feature) => {
      const background = this.#background.get(feature);
      return background === undefined ? [] : [{ feature, background }];
    });
    const logs = this.#counts.map(([intent, { examplesWith, examples }]) => {
      const sum = known.reduce(
        (log, { feature, background }) =>
          log +
          Math.log(
            ((examplesWith.get(feature) ?? 0) + BACKGROUND_EXAMPLES * background) / (examples + BACKGROUND_EXAMPLES),
          ) -
          Math.log(background),
        0,
      );
      return [intent, sum] as const;
    });
    const highest = Math.max(...logs.map(([, log]) => log));
    const weights = logs.map(([intent, log]) => [intent, Math.exp(log - highest)] as const);
    const all = weights.reduce((sum, [, weight]) => sum + weight, 0);
    return Object.fromEntries(weights.map(([intent, weight]) => [intent, weight / all])) as Record<Intent, number>;
  }
}

/** The intent with the highest probability; the first of those that are equal. */
export function likeliest<Intent extends string>(probabilities: Readonly<Record<Intent, number>>): Intent {
  const [first, ...others] = Object.entries(probabilities) as [Intent, number][];
  if (first === undefined) throw new Error('there is no intent to choose from');
  return others.reduce((best, other) => (other[1] > best[1] ? other : best), first)[0];
}

function count(texts: readonly string[]): Counts {
  const examplesWith = new Map<string, number>();
  for (const feature of texts.flatMap((text) => [...featuresOf(text)])) {
    examplesWith.set(feature, (examplesWith.get(feature) ?? 0) + 1);
  }
  return { examplesWith, examples: texts.length };
}

function featuresOf(text: string): ReadonlySet<string> {
  const words = ['^', ...wordsOf(text)];
  return new Set(
    words.flatMap((word, index) => {
      const next = words[index + 1];
      return next === undefined ? [word] : [word, `${word} ${next}`];
    }),
  );
}
