import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import { durationWords } from '../parts/words.ts';
import { countAxis, fromNothing, timeAxis, valueAxis } from './axes.ts';
import { Chart, type ChartOptions } from './chart.tsx';
import type { Palette } from './palette.ts';
import { steps } from './paths.ts';

/** The queue at one moment. */
export interface QueueReading {
  /** Seconds since the epoch. */
  readonly at: number;
  readonly depth: number;
  readonly oldestSeconds: number;
}

/** The queue since the desk was opened: how many wait, and for how long the first of them has. */
export function QueueChart({ readings }: { readonly readings: readonly QueueReading[] }): JSX.Element {
  const data = useMemo<uPlot.AlignedData>(
    () => [
      readings.map(({ at }) => at),
      readings.map(({ depth }) => depth),
      readings.map(({ oldestSeconds }) => oldestSeconds),
    ],
    [readings],
  );
  const options = (palette: Palette): ChartOptions => ({
    legend: { show: false },
    cursor: { show: false },
    scales: {
      x: { range: (_, from, to) => lastMinutes(from, to) },
      depth: fromNothing,
      age: fromNothing,
    },
    axes: [
      timeAxis(palette, false),
      { ...countAxis(palette), scale: 'depth' },
      { ...valueAxis(palette, durationWords), scale: 'age', side: 1, size: 84, grid: { show: false } },
    ],
    series: [
      {},
      {
        scale: 'depth',
        stroke: palette.colour('--chart-depth'),
        width: 2,
        paths: steps(),
      },
      { scale: 'age', stroke: palette.colour('--chart-age'), width: 2, dash: [6, 4] },
    ],
  });
  return (
    <Chart
      label="Requests in the queue and the age of the oldest since this page was opened; the newest numbers are above."
      shape="queue"
      options={options}
      data={data}
    />
  );
}

/** At least a minute wide; before the first reading, the minute that begins now. */
function lastMinutes(from: number | null, to: number | null): uPlot.Range.MinMax {
  const begins = from ?? Date.now() / 1_000;
  return [begins, Math.max(to ?? begins, begins + 60)];
}
