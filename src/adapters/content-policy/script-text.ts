import type { LessonScript } from '../../domain/lesson.ts';

/**
 * Everything of a script that a student reads or hears, one part a line. Sources are left out: they come from our
 * catalogue, not from a model, and may name a web page.
 */
export function scriptText({ title, hook, sections, takeaways, checkQuestions }: LessonScript): string {
  return [
    title,
    hook,
    ...sections.flatMap(({ heading, narration, onScreenText, visual }) => [heading, narration, onScreenText, visual]),
    ...takeaways,
    ...checkQuestions.flatMap(({ question, answer }) => [question, answer]),
  ]
    .map((part) => (/[.?!]$/.test(part) ? part : `${part}.`))
    .join('\n');
}
