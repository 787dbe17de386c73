import { Resvg } from '@resvg/resvg-js';
import { FAMILY, slideFonts } from './fonts.ts';
import { typeset } from './typeset.ts';

export type Weight = 400 | 600 | 700;

/** How a text is set. Sizes and widths in pixels. */
export interface TextStyle {
  readonly size: number;
  readonly weight: Weight;
  readonly color: string;
  readonly width: number;
  /** More lines than these are cut, with an ellipsis. */
  readonly lines: number;
}

export interface TextBlock {
  readonly svg: string;
  readonly height: number;
}

const LEADING = 1.28;
/** Of the size: where letters begin above the base line. */
const ASCENT = 0.92;

/** A text broken into lines, with its corner at (x, y). */
export function textBlock(text: string, { x, y }: { x: number; y: number }, style: TextStyle): TextBlock {
  const lines = wrapped(text, style);
  const { size, weight, color } = style;
  const leading = size * LEADING;
  const spans = lines.map(
    (line, index) => `<tspan x="${x}" y="${y + size * ASCENT + index * leading}">${typeset(line)}</tspan>`,
  );
  const svg = `<text font-family="${FAMILY}" font-size="${size}" font-weight="${weight}" fill="${color}">${spans.join('')}</text>`;
  return { svg, height: lines.length * leading };
}

/** The largest of some sizes in which a text fits its lines. */
export function fittingSize(
  text: string,
  sizes: readonly [number, ...number[]],
  style: Omit<TextStyle, 'size'>,
): number {
  const fits = sizes.find((size) => brokenInto(text, { ...style, size }).length <= style.lines);
  return fits ?? sizes.at(-1) ?? sizes[0];
}

/** A text in the largest of some sizes in which it ends above `foot`; in the smallest it is cut there. */
export function blockAbove(
  text: string,
  foot: number,
  corner: { x: number; y: number },
  sizes: readonly [number, ...number[]],
  style: Omit<TextStyle, 'size'>,
): TextBlock {
  const room = (size: number) => Math.min(style.lines, Math.max(1, Math.floor((foot - corner.y) / (size * LEADING))));
  const size =
    sizes.find((each) => brokenInto(text, { ...style, size: each }).length <= room(each)) ?? sizes.at(-1) ?? sizes[0];
  return textBlock(text, corner, { ...style, size, lines: room(size) });
}

function wrapped(text: string, style: TextStyle): readonly string[] {
  const lines = brokenInto(text, style);
  if (lines.length <= style.lines) return lines;
  const kept = lines.slice(0, style.lines);
  const last = kept.at(-1) ?? '';
  return [...kept.slice(0, -1), `${last.replace(/[\s,.;:]*\S*$/, '')} …`];
}

function brokenInto(text: string, { size, weight, width }: TextStyle): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const line = lines.at(-1);
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || textWidth(longer, size, weight) > width) lines.push(word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}

const widths = new Map<string, number>();
const REFERENCE = 100;
const REMEMBERED = 20_000;

/** In pixels: that of each word, as the renderer sets it, and of the spaces between. */
export function textWidth(text: string, size: number, weight: Weight): number {
  const words = text.split(' ');
  const sum = words.reduce((width, word) => width + wordWidth(word, weight), 0);
  return ((sum + (words.length - 1) * SPACE) * size) / REFERENCE;
}

/** Of the reference size: a space, and what the ink of a word leaves free on both of its sides. */
const SPACE = 22;
const BEARINGS = 9;

function wordWidth(word: string, weight: Weight): number {
  const key = `${weight} ${word}`;
  const known = widths.get(key);
  if (known !== undefined) return known;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg"><text font-family="${FAMILY}" font-size="${REFERENCE}" font-weight="${weight}" y="${REFERENCE}">${typeset(word)}</text></svg>`;
  const box = new Resvg(svg, { font: slideFonts() }).getBBox();
  const width = (box?.width ?? 0) + BEARINGS;
  if (widths.size > REMEMBERED) widths.clear();
  widths.set(key, width);
  return width;
}
