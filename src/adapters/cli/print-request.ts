import { match } from 'ts-pattern';
import type { LessonView, OutcomeView, RequestView } from '../wire/request-view.ts';

/** A request's answer as text for a person at a terminal. */
export function printRequest(view: RequestView): string {
  if (view.outcome === null) return `Request ${view.id} is ${view.status}.`;
  return printOutcome(view.outcome, view);
}

function printOutcome(outcome: OutcomeView, { lesson, interest }: RequestView): string {
  return match(outcome)
    .with({ kind: 'success' }, ({ quality, guessed }) =>
      printLesson(lesson, [guessed && GUESSED, quality === 'basic' && BASIC]),
    )
    .with({ kind: 'cached' }, ({ ageSeconds, guessed, closeTo, quality }) =>
      printLesson(lesson, [
        guessed && GUESSED,
        quality === 'basic' && BASIC,
        `From the library, ${ageSeconds} s old.`,
        closeTo !== undefined && interest !== null && `Tied to ${interest}, close to ${closeTo.name}.`,
      ]),
    )
    .with({ kind: 'clarification_needed' }, ({ cause, reasoning, questions }) =>
      [
        cause === 'model_unavailable' ? reasoning : 'One question first:',
        ...questions.flatMap(({ text, options }) => ['', text, ...options.map(({ id, label }) => `  ${id}) ${label}`)]),
      ].join('\n'),
    )
    .with({ kind: 'out_of_scope' }, ({ message, nearestTopics }) =>
      [message, ...nearestTopics.map(({ name }) => `  - ${name}`)].join('\n'),
    )
    .with({ kind: 'blocked' }, ({ guidance, helpResources }) =>
      [guidance, ...helpResources.map(({ name, contact }) => `  ${name}: ${contact}`)].join('\n'),
    )
    .with({ kind: 'failed' }, ({ message }) => message)
    .exhaustive();
}

const GUESSED = 'Our best guess at what you mean; ask again in other words if it is not.';
const BASIC = 'The basic version, composed without a language model.';

function printLesson(lesson: LessonView | null, notes: readonly (string | false | undefined)[]): string {
  if (lesson === null) return 'The lesson is missing.';
  return [
    lesson.title,
    '='.repeat(lesson.title.length),
    ...notes.filter(Boolean),
    '',
    lesson.hook,
    ...lesson.sections.flatMap(({ heading, narration }) => ['', heading, '-'.repeat(heading.length), narration]),
    '',
    'To remember',
    ...lesson.takeaways.map((takeaway) => `  - ${takeaway}`),
    '',
    'Check yourself',
    ...lesson.checkQuestions.map(({ question }) => `  - ${question}`),
  ].join('\n');
}
