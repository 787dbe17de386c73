import type { Lesson } from '../../../domain/lesson.ts';
import { TAKEAWAYS_HEADING } from '../narration/spoken-lines.ts';
import type { TimedLine } from '../narration/timeline.ts';
import { formulasOf } from './formulas.ts';
import { findPictures } from './pictures/find-pictures.ts';
import type { Scene, SlideView, Step } from './slide-view.ts';

/** Formulas that stand on a slide at once; the oldest makes room. */
const FORMULAS = 3;
const PICTURES = 4;
/** Stands where no word of a slide has a picture. */
const ANY_PICTURE = 'light-bulb';

/** A slide for the title, each section and the takeaways; what is on it appears when it is said. */
export function storyboard(lesson: Lesson, lines: readonly TimedLine[], duration: number): readonly Scene[] {
  const { title, hook, sections, takeaways } = lesson.script;
  const count = sections.length + 2;
  return Array.from({ length: count }, (_, slide): Scene => {
    const said = lines.filter((line) => line.slide === slide);
    const start = slide === 0 ? 0 : (said[0]?.start ?? duration);
    const next = lines.find((line) => line.slide > slide);
    const end = next?.start ?? duration;
    if (slide === 0) return { slide, start, end, steps: titleSteps(lesson, title, hook, start, said) };
    const section = sections[slide - 1];
    if (section === undefined) return { slide, start, end, steps: takeawaySteps(takeaways, start, said) };
    return { slide, start, end, steps: sectionSteps(section, slide, start, said) };
  });
}

function titleSteps(
  lesson: Lesson,
  title: string,
  hook: string,
  start: number,
  said: readonly TimedLine[],
): Scene['steps'] {
  const pictures = atLeastOne(
    findPictures(
      [
        lesson.interest?.name ?? '',
        lesson.topic.name,
        hook,
        ...lesson.script.sections.map(({ visual }) => visual),
      ].join('. '),
    ),
  ).slice(0, 3);
  const before: SlideView = { kind: 'title', title, hook: null, pictures };
  const hookLine = said[1];
  const steps: Scene['steps'] = [{ at: start, view: before }];
  return hookLine === undefined ? steps : [...steps, { at: hookLine.start, view: { ...before, hook } }];
}

function sectionSteps(
  section: Lesson['script']['sections'][number],
  number: number,
  start: number,
  said: readonly TimedLine[],
): Scene['steps'] {
  const { heading, onScreenText, visual } = section;
  const wanted = findPictures(visual);
  let view: Extract<SlideView, { kind: 'section' }> = {
    kind: 'section',
    number,
    heading,
    message: null,
    formulas: [],
    pictures: wanted.slice(0, 2),
    visual,
  };
  if (view.pictures.length === 0) {
    view = { ...view, pictures: atLeastOne(findPictures(said.map(({ text }) => text).join(' '))).slice(0, 1) };
  }
  const steps: [Step, ...Step[]] = [{ at: start, view }];
  for (const { text, start: at } of said.slice(1)) {
    const pictures = [
      ...new Set([...view.pictures, ...findPictures(text), ...(at === said.at(-1)?.start ? wanted : [])]),
    ];
    // What the message quotes needs no second place, least of all where it quotes a mistake.
    const written = formulasOf(text).filter((formula) => !onScreenText.includes(formula));
    const formulas = [...new Set([...view.formulas, ...written])];
    const next = {
      ...view,
      message: onScreenText,
      formulas: formulas.slice(-FORMULAS),
      pictures: pictures.slice(0, PICTURES),
    };
    if (JSON.stringify(next) !== JSON.stringify(view)) steps.push({ at, view: next });
    view = next;
  }
  return steps;
}

function takeawaySteps(takeaways: readonly string[], start: number, said: readonly TimedLine[]): Scene['steps'] {
  const step = (at: number, shown: number): Step => ({
    at,
    view: {
      kind: 'takeaways',
      heading: TAKEAWAYS_HEADING,
      takeaways: takeaways.slice(0, shown),
      total: takeaways.length,
    },
  });
  // A takeaway of several sentences is there with the first of them.
  const starts = takeaways.map((takeaway) => said.slice(1).find(({ text }) => takeaway.startsWith(text))?.start);
  return [step(start, 0), ...starts.flatMap((at, index) => (at === undefined ? [] : [step(at, index + 1)]))];
}

function atLeastOne(pictures: readonly string[]): readonly string[] {
  return pictures.length > 0 ? pictures : [ANY_PICTURE];
}
