import type { Look } from './look.ts';
import { drawPicture } from './pictures/draw-picture.ts';
import type { SlideView } from './slide-view.ts';
import { fittingSize, textBlock } from './text-block.ts';

const LEFT = 84;
const WIDTH = 640;

/** The title and the hook on the lesson's colour, with its pictures on discs. */
export function drawTitle({ title, hook, pictures }: Extract<SlideView, { kind: 'title' }>, look: Look): string {
  const style = { weight: 700, color: '#ffffff', width: WIDTH, lines: 4 } as const;
  const heading = textBlock(
    title,
    { x: LEFT, y: 130 },
    { ...style, size: fittingSize(title, [68, 60, 52, 46], style) },
  );
  const rule = `<rect x="${LEFT}" y="${130 + heading.height + 22}" width="96" height="8" rx="4" fill="${look.warm}"/>`;
  const hookStyle = { weight: 400, color: '#e9edf6', width: WIDTH, lines: 6 } as const;
  const words =
    hook === null
      ? ''
      : textBlock(
          hook,
          { x: LEFT, y: 130 + heading.height + 56 },
          { ...hookStyle, size: fittingSize(hook, [30, 27, 24], hookStyle) },
        ).svg;
  return `${discs(pictures, look)}${heading.svg}${rule}${words}`;
}

/** One large disc, and up to two smaller ones beside it. */
function discs(pictures: readonly string[], look: Look): string {
  const places = [
    { x: 1000, y: 310, radius: 190 },
    { x: 846, y: 532, radius: 92 },
    { x: 1148, y: 546, radius: 84 },
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
