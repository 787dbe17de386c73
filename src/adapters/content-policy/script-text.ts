import type { LessonScript } from '../../domain/lesson.ts';

/**
 * Everything of a script that a student reads or hears. Sources are left out: they come from our catalogue, not from a
 * model, and may name a web page.
 */
export function wordsOf({ title, hook, sections, takeaways, checkQuestions }: LessonScript): readonly string[] {
  return [
    title,
    hook,
    ...sections.flatMap(({ heading, narration, onScreenText, visual }) => [heading, narration, onScreenText, visual]),
    ...takeaways,
    ...checkQuestions.flatMap(({ question, answer }) => [question, answer]),
  ];
}

/** The words as they are screened: one part a line, each a sentence of its own. */
export function oneText(words: readonly string[]): string {
  return words.map((part) => (/[.?!]$/.test(part) ? part : `${part}.`)).join('\n');
}
