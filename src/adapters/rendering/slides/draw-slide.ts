import { match } from 'ts-pattern';
import { drawSection } from './draw-section.ts';
import { drawTakeaways } from './draw-takeaways.ts';
import { drawTitle } from './draw-title.ts';
import { HEIGHT, WIDTH } from './frame.ts';
import type { Look } from './look.ts';
import type { SlideView } from './slide-view.ts';

/** Where a slide stands among the others. */
export interface Place {
  readonly slide: number;
  readonly slides: number;
  readonly topic: string;
}

/** What is seen, as SVG of 1280 by 720. */
export function drawSlide(view: SlideView, look: Look, place: Place): string {
  const body = match(view)
    .with({ kind: 'title' }, (title) => drawTitle(title, look))
    .with({ kind: 'section' }, (section) => drawSection(section, look, place.topic))
    .with({ kind: 'takeaways' }, (takeaways) => drawTakeaways(takeaways, look))
    .exhaustive();
  const onPaper = view.kind === 'section';
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
    <rect width="${WIDTH}" height="${HEIGHT}" fill="${onPaper ? look.paper : look.deep}"/>${body}
    ${progress(place, onPaper ? look.accent : '#ffffff')}</svg>`;
}

/** A bar a slide along the head, filled up to this one. */
function progress({ slide, slides }: Place, color: string): string {
  const [left, gap] = [72, 10];
  const width = (WIDTH - 2 * left - (slides - 1) * gap) / slides;
  return Array.from({ length: slides }, (_, index) => {
    const opacity = index <= slide ? 1 : 0.22;
    return `<rect x="${left + index * (width + gap)}" y="26" width="${width}" height="7" rx="3.5" fill="${color}" opacity="${opacity}"/>`;
  }).join('');
}
