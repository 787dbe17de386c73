import { FOOT } from './frame.ts';
import { INK, type Look, MUTED } from './look.ts';
import { drawPicture } from './pictures/draw-picture.ts';
import type { SlideView } from './slide-view.ts';
import { blockAbove, fittingSize, textBlock, textWidth } from './text-block.ts';

type Section = Extract<SlideView, { kind: 'section' }>;

const LEFT = 72;
const TEXT_WIDTH = 590;
const PANEL = { x: 716, y: 60, width: 492, height: FOOT - 60 };
/** Where the heading begins. */
const TOP = 134;

/** What is to be read on the left, what is to be seen on the right. */
export function drawSection(section: Section, look: Look, topic: string): string {
  const { number, heading, message, formulas } = section;
  const chip = `<circle cx="${LEFT + 28}" cy="84" r="28" fill="${look.accent}"/>
    <text x="${LEFT + 28}" y="94" text-anchor="middle" font-family="Lexend" font-weight="700" font-size="28" fill="#fff">${number}</text>`;
  const above = textBlock(
    topic,
    { x: LEFT + 74, y: 70 },
    { size: 22, weight: 600, color: look.accent, width: 500, lines: 1 },
  );
  const headingStyle = { weight: 700, color: INK, width: TEXT_WIDTH, lines: 2 } as const;
  const title = textBlock(
    heading,
    { x: LEFT, y: TOP },
    { ...headingStyle, size: fittingSize(heading, [52, 44, 38], headingStyle) },
  );
  const messageTop = TOP + title.height + 24;
  const shown = message === null ? null : drawMessage(message, messageTop, look, formulas.length);
  const formulasTop = messageTop + (shown?.height ?? 0) + 34;
  return `${drawPanel(section, look)}${chip}${above.svg}${title.svg}${shown?.svg ?? ''}${drawFormulas(formulas, formulasTop, look)}`;
}

function drawMessage(message: string, top: number, look: Look, formulas: number): { svg: string; height: number } {
  const style = { weight: 400, color: INK, width: TEXT_WIDTH - 30, lines: formulas > 1 ? 4 : 6 } as const;
  const text = blockAbove(message, FOOT, { x: LEFT + 30, y: top }, [40, 36, 32, 28], style);
  const bar = `<rect x="${LEFT}" y="${top + 6}" width="8" height="${text.height - 8}" rx="4" fill="${look.warm}"/>`;
  return { svg: bar + text.svg, height: text.height };
}

function drawFormulas(formulas: readonly string[], top: number, look: Look): string {
  const height = 62;
  return formulas
    .filter((_, index) => top + index * (height + 12) + height <= FOOT)
    .map((formula, index) => {
      const style = { weight: 600, color: look.deep, width: TEXT_WIDTH - 56, lines: 1 } as const;
      const size = fittingSize(formula, [30, 26, 22], style);
      const y = top + index * (height + 12);
      const text = textBlock(formula, { x: LEFT + 28, y: y + (height - size * 1.28) / 2 }, { ...style, size });
      const width = Math.min(TEXT_WIDTH, textWidth(formula, size, 600) + 56);
      return `<rect x="${LEFT}" y="${y}" width="${width}" height="${height}" rx="16" fill="${look.panel}"/>${text.svg}`;
    })
    .join('');
}

function drawPanel({ pictures, visual }: Section, look: Look): string {
  const { x, y, width, height } = PANEL;
  const caption = textBlock(
    visual,
    { x: x + 32, y: y + height - 112 },
    { size: 19, weight: 400, color: MUTED, width: width - 64, lines: 4 },
  );
  const stage = { x: x + 24, y: y + 20, width: width - 48, height: height - 140 };
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="36" fill="${look.panel}"/>
    <rect x="${x + 14}" y="${y + 14}" width="${width - 28}" height="${height - 138}" rx="26" fill="#ffffff" opacity=".72"/>
    ${drawPictures(pictures, look, stage)}${caption.svg}`;
}

/** One large, two side by side, three or four in two rows. */
function drawPictures(
  pictures: readonly string[],
  look: Look,
  stage: { x: number; y: number; width: number; height: number },
): string {
  const columns = pictures.length === 1 ? 1 : 2;
  const rows = Math.ceil(pictures.length / columns);
  const [cellWidth, cellHeight] = [stage.width / columns, stage.height / rows];
  const size = Math.min(cellWidth, cellHeight) * (pictures.length === 1 ? 0.68 : 0.76);
  return pictures
    .map((name, index) => {
      const row = Math.floor(index / columns);
      const inRow = Math.min(columns, pictures.length - row * columns);
      const left = stage.x + (stage.width - inRow * cellWidth) / 2;
      const x = left + (index % columns) * cellWidth + (cellWidth - size) / 2;
      return drawPicture(name, look, { x, y: stage.y + row * cellHeight + (cellHeight - size) / 2, size });
    })
    .join('');
}
