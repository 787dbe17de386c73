import { FOOT } from './frame.ts';
import type { Look } from './look.ts';
import { drawPicture } from './pictures/draw-picture.ts';
import type { SlideView } from './slide-view.ts';
import { blockAbove, fittingSize, textBlock } from './text-block.ts';

const LEFT = 84;
const WIDTH = 640;
/** Where the title begins. */
const TOP = 84;

/** The title and the hook on the lesson's colour, with its pictures on discs. */
export function drawTitle({ title, hook, pictures }: Extract<SlideView, { kind: 'title' }>, look: Look): string {
  const style = { weight: 700, color: '#ffffff', width: WIDTH, lines: 3 } as const;
  const heading = textBlock(
    title,
    { x: LEFT, y: TOP },
    { ...style, size: fittingSize(title, [68, 60, 52, 46], style) },
  );
  const ruleTop = TOP + heading.height + 22;
  const rule = `<rect x="${LEFT}" y="${ruleTop}" width="96" height="8" rx="4" fill="${look.warm}"/>`;
  const hookStyle = { weight: 400, color: '#e9edf6', width: WIDTH, lines: 9 } as const;
  const words =
    hook === null ? '' : blockAbove(hook, FOOT, { x: LEFT, y: ruleTop + 30 }, [30, 27, 24, 21], hookStyle).svg;
  return `${discs(pictures, look)}${heading.svg}${rule}${words}`;
}

/** One large disc, and up to two smaller ones beside it. */
function discs(pictures: readonly string[], look: Look): string {
  const places = [
    { x: 1000, y: 264, radius: 184 },
    { x: 856, y: 484, radius: 90 },
    { x: 1142, y: 496, radius: 84 },
  ];
  return places
    .slice(0, pictures.length)
    .map(({ x, y, radius }, index) => {
      const size = radius * 1.24;
      const picture = drawPicture(pictures[index] ?? '', look, { x: x - size / 2, y: y - size / 2, size });
      return `<circle cx="${x}" cy="${y}" r="${radius + 10}" fill="${look.deep}"/><circle cx="${x}" cy="${y}" r="${radius}" fill="${look.panel}"/>${picture}`;
    })
    .join('');
}
