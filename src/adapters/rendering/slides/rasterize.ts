import { Resvg } from '@resvg/resvg-js';
import { slideFonts } from './fonts.ts';

/** A slide as pixels: four bytes each, red, green, blue and opacity. */
export function rasterize(svg: string): Uint8Array {
  return new Resvg(svg, { font: slideFonts() }).render().pixels;
}

/** A slide as a PNG file. */
export function rasterizePng(svg: string): Uint8Array {
  return new Uint8Array(new Resvg(svg, { font: slideFonts() }).render().asPng());
}

/** One picture going over into another, both of one size; `share` 0 is the first, 1 the second. */
export function blend(from: Uint8Array, to: Uint8Array, share: number): Uint8Array {
  const weight = Math.round(share * 256);
  const blended = new Uint8Array(to.length);
  for (let index = 0; index < to.length; index += 1) {
    const [before, after] = [from[index] ?? 0, to[index] ?? 0];
    blended[index] = before + (((after - before) * weight) >> 8);
  }
  return blended;
}
