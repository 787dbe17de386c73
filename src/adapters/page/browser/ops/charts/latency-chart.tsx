import type { JSX } from 'preact';
import { useMemo } from 'preact/hooks';
import type uPlot from 'uplot';
import type { LatencyStatistics } from '../../../../wire/statistics-schemas.ts';
import { durationWords } from '../parts/words.ts';
import { nameAxis, valueAxis } from './axes.ts';
import { Chart, type ChartOptions } from './chart.tsx';
import type { Palette } from './palette.ts';
import { bars } from './paths.ts';

/** The three percentiles of each stage in one bar: the tallest behind, so that each shows above the one before it. */
export function LatencyChart({ stages }: { readonly stages: LatencyStatistics['stages'] }): JSX.Element {
  const names = stages.map(({ stage }) => stage);
  const data = useMemo<uPlot.AlignedData>(
    () => [
      stages.map((_, place) => place),
      stages.map(({ p99 }) => p99),
      stages.map(({ p95 }) => p95),
      stages.map(({ p50 }) => p50),
    ],
    [stages],
  );
  const options = (palette: Palette): ChartOptions => ({
    legend: { show: false },
    cursor: { show: false },
    scales: { x: { time: false, range: (_, from, to) => [from - 0.6, to + 0.6] }, y: { range: tall } },
    axes: [nameAxis(palette, names), valueAxis(palette, durationWords)],
    series: [
      {},
      ...(['--chart-p99', '--chart-p95', '--chart-p50'] as const).map((colour) => ({
        fill: palette.colour(colour),
        width: 0,
        points: { show: false },
        paths: bars({ size: [0.6, 64] }),
      })),
    ],
  });
  return (
    <Chart
      label="Seconds in each stage: half, 95 and 99 of a hundred took no longer. The numbers are in the table below."
      shape={names.join()}
      options={options}
      data={data}
    />
  );
}

/** Durations may all be far below a second. */
function tall(_: uPlot, __: number | null, most: number | null): uPlot.Range.MinMax {
  return [0, most === null || most === 0 ? 1 : most * 1.08];
}
