import { FOOT } from './frame.ts';
import { INK, type Look } from './look.ts';
import type { SlideView } from './slide-view.ts';
import { fittingSize, textBlock } from './text-block.ts';

const LEFT = 84;
const WIDTH = 1112;
const TOP = 164;
const GAP = 22;

/** The takeaways on cards, each from the moment it is said. */
export function drawTakeaways(
  { heading, takeaways, total }: Extract<SlideView, { kind: 'takeaways' }>,
  look: Look,
): string {
  const title = textBlock(
    heading,
    { x: LEFT, y: 66 },
    { size: 56, weight: 700, color: '#fff', width: WIDTH, lines: 1 },
  );
  const height = (FOOT - TOP - (total - 1) * GAP) / total;
  const cards = takeaways.map((takeaway, index) => {
    const y = TOP + index * (height + GAP);
    const style = { weight: 600, color: INK, width: WIDTH - 180, lines: 3 } as const;
    const size = fittingSize(takeaway, [34, 30, 26], { ...style, lines: 2 });
    const measured = textBlock(takeaway, { x: 0, y: 0 }, { ...style, size }).height;
    const text = textBlock(takeaway, { x: LEFT + 132, y: y + (height - measured) / 2 }, { ...style, size });
    const middle = y + height / 2;
    return `<rect x="${LEFT}" y="${y}" width="${WIDTH}" height="${height}" rx="28" fill="#fff"/>
      <circle cx="${LEFT + 70}" cy="${middle}" r="34" fill="${look.warm}"/>
      <text x="${LEFT + 70}" y="${middle + 12}" text-anchor="middle" font-family="Lexend" font-weight="700" font-size="34" fill="#fff">${index + 1}</text>${text.svg}`;
  });
  return title.svg + cards.join('');
}
