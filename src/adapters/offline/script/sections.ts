import { comparisonFor } from '../../../domain/comparison.ts';
import type { LessonSection } from '../../../domain/lesson.ts';
import type { Interest, InterestFamily, Topic } from '../../../domain/topic.ts';
import { nameInSentence } from './in-sentence.ts';

const PLACEHOLDER = '{interest}';
const MAX_ON_SCREEN_CHARACTERS = 150;
/** Families whose interests are things rather than what one does: "with cars", not "in cars". */
const THINGS: ReadonlySet<InterestFamily> = new Set(['animals_and_nature', 'vehicles_and_machines', 'music']);

/** The idea in plain words. */
export function ideaSection(topic: Topic, paragraphs: readonly string[], takeaways: readonly string[]): LessonSection {
  return {
    heading: 'The idea',
    narration: sentences(paragraphs),
    onScreenText: takeaways[0] ?? topic.name,
    visual: topic.visuals[0] ?? topic.name,
  };
}

/** How it works, in the rest of the explanation. */
export function workingSection(
  topic: Topic,
  paragraphs: readonly string[],
  takeaways: readonly string[],
): LessonSection {
  return {
    heading: 'How it works',
    narration: sentences(paragraphs.slice(1)),
    onScreenText: takeaways[1] ?? topic.summary,
    visual: topic.visuals[1] ?? topic.name,
  };
}

/** The comparison with the student's interest, and where it stops; null where none speaks to it. */
export function analogySection(topic: Topic, interest: Interest): LessonSection | null {
  const analogy = comparisonFor(topic, interest);
  if (analogy === null) return null;
  return {
    heading: `Think of ${interest.name}`,
    narration: sentences([
      fillIn(analogy.text, interest),
      'No comparison fits everywhere, though.',
      fillIn(analogy.limit, interest),
    ]),
    onScreenText: shortened(fillIn(firstSentence(analogy.text), interest)),
    visual: `A scene from ${interest.name} beside this picture: ${topic.visuals[0] ?? topic.name}`,
  };
}

/** An example worked step by step. */
export function exampleSection({ name, workedExample, visuals }: Topic): LessonSection {
  return {
    heading: 'A worked example',
    narration: sentences(['Let us try it.', workedExample.problem, 'Here is how it goes.', workedExample.solution]),
    onScreenText: shortened(workedExample.problem),
    visual: visuals[2] ?? name,
  };
}

/** A misconception met head-on. */
export function misconceptionSection(topic: Topic): LessonSection | null {
  const [mixUp] = topic.misconceptions;
  if (mixUp === undefined) return null;
  return {
    heading: 'A common mix-up',
    narration: sentences([
      `When people first meet ${nameInSentence(topic)}, many believe this:`,
      mixUp.belief,
      'That is not so.',
      mixUp.correction,
    ]),
    onScreenText: shortened(`Not true: ${mixUp.belief}`),
    visual: topic.visuals[0] ?? topic.name,
  };
}

/** Puts the interest's name where the analogy leaves room for it, with a capital where a sentence begins. */
export function fillIn(text: string, { name, family }: Interest): string {
  const fitting = THINGS.has(family) ? text.replace(/^In (?=\{interest\})/u, 'With ') : text;
  return fitting.split(PLACEHOLDER).reduce((before, after) => {
    const begins = /(^|[.!?]["”]?\s+)$/u.test(before);
    return before + (begins ? capitalised(name) : name) + after;
  });
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function sentences(parts: readonly string[]): string {
  return parts
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => (/[.!?:"”)]$/u.test(part) ? part : `${part}.`))
    .join(' ');
}

function firstSentence(text: string): string {
  return text.split(/(?<=[.!?])\s+(?=[\p{Lu}{])/u)[0] ?? text;
}

function shortened(text: string): string {
  if (text.length <= MAX_ON_SCREEN_CHARACTERS) return text;
  const [sentence = ''] = text.split(/(?<=[.!?])\s/u);
  if (sentence.length <= MAX_ON_SCREEN_CHARACTERS) return sentence;
  const cut = text.slice(0, MAX_ON_SCREEN_CHARACTERS);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[,;:]$/u, '')} …`;
}
