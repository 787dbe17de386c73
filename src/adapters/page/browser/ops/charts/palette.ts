import type { OutcomeLook } from '../outcome-look.ts';

/** The colours of a chart: those of the page, since a canvas knows no custom properties. */
export interface Palette {
  readonly ink: string;
  readonly line: string;
  colour(name: OutcomeLook['colour'] | `--chart-${string}`): string;
}

export function readPalette(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  return { ink: colour('--soft'), line: colour('--line'), colour };
}
