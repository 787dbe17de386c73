import type uPlot from 'uplot';
import type { Palette } from './palette.ts';

const FONT = '12px system-ui, sans-serif';
const CLOCK = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const SECONDS = new Intl.DateTimeFormat('en', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  hourCycle: 'h23',
});
const DAY = new Intl.DateTimeFormat('en', { weekday: 'short', day: 'numeric' });

function axis({ ink, line }: Palette, more: uPlot.Axis): uPlot.Axis {
  return { stroke: ink, font: FONT, grid: { stroke: line, width: 1 }, ticks: { stroke: line, width: 1 }, ...more };
}

/** Times along the bottom, in the reader's time zone: as exact as their distance asks for, or days. */
export function timeAxis(palette: Palette, days: boolean): uPlot.Axis {
  const values = (_: uPlot, splits: number[]): string[] => {
    const [first = 0, second = first + 60] = splits;
    const words = days ? DAY : second - first < 60 ? SECONDS : CLOCK;
    return splits.map((seconds) => words.format(seconds * 1_000));
  };
  return axis(palette, { values, space: 72, grid: { show: false }, ...(days && { incrs: [86_400, 2 * 86_400] }) });
}

/** Names along the bottom, one for each place; aslant where there is little room. */
export function nameAxis(palette: Palette, names: readonly string[]): uPlot.Axis {
  const isNarrow = ({ width }: uPlot): boolean => width < 90 * names.length;
  return axis(palette, {
    splits: () => names.map((_, place) => place),
    values: (chart) => names.map((name) => name.replaceAll('_', isNarrow(chart) ? ' ' : '\n')),
    rotate: (chart) => (isNarrow(chart) ? -42 : 0),
    grid: { show: false },
    size: (chart) => (isNarrow(chart) ? 74 : 46),
    space: 20,
  });
}

const WHOLE_STEPS = Array.from({ length: 10 }, (_, power) => [1, 2, 5].map((digit) => digit * 10 ** power)).flat();

/** Whole numbers on the left. */
export function countAxis(palette: Palette): uPlot.Axis {
  return axis(palette, { size: 46, incrs: WHOLE_STEPS });
}

/** Values on the left, said in words. */
export function valueAxis(palette: Palette, words: (value: number) => string): uPlot.Axis {
  return axis(palette, { size: 64, values: (_, splits) => splits.map(words) });
}

/** From nothing up to a little more than the most there is. */
export const fromNothing: uPlot.Scale = { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.08)] };
