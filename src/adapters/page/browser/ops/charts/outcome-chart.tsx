import type { JSX } from 'preact';
import { useMemo, useState } from 'preact/hooks';

import type { OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import { OUTCOME_ORDER, outcomeLook } from '../outcome-look.ts';
import { momentWords, numberWords } from '../parts/words.ts';
import { countAxis, fromNothing, timeAxis } from './axes.ts';
import { Chart, type ChartOptions } from './chart.tsx';
import { type OutcomeColumn, outcomeColumns, stackOf } from './outcome-columns.ts';
import type { Palette } from './palette.ts';
import { bars } from './paths.ts';

/** Outcomes over time, one column a bucket, stacked by kind; the column under the pointer is said below. */
export function OutcomeChart({ statistics }: { readonly statistics: OutcomeStatistics }): JSX.Element {
  const [pointed, setPointed] = useState<number | null>(null);
  const columns = useMemo(() => outcomeColumns(statistics), [statistics]);
  const data = useMemo(() => stackOf(columns), [columns]);
  const options = (palette: Palette): ChartOptions => ({
    legend: { show: false },
    cursor: { y: false, drag: { x: false, y: false }, points: { show: false } },
    hooks: { setCursor: [({ cursor }) => setPointed(cursor.idx ?? null)] },
    scales: { x: { range: (_, from, to) => [from, to + statistics.bucketSeconds] }, y: fromNothing },
    axes: [timeAxis(palette, statistics.range === 'week'), countAxis(palette)],
    series: [
      {},
      ...[...OUTCOME_ORDER].reverse().map((kind) => ({
        fill: palette.colour(outcomeLook(kind).colour),
        width: 0,
        points: { show: false },
        paths: bars({ size: [0.82, 40], align: 1 }),
      })),
    ],
  });
  const column = pointed === null ? undefined : columns[pointed];
  return (
    <>
      <Chart
        label={`${numberWords(statistics.answers)} outcomes over the last ${statistics.range}; the numbers are in the list below.`}
        shape={statistics.range}
        options={options}
        data={data}
      />
      <p class="readout fine">{column === undefined ? 'Point at a column to read it.' : columnWords(column)}</p>
    </>
  );
}

function columnWords({ at, counts }: OutcomeColumn): string {
  const parts = OUTCOME_ORDER.filter((kind) => counts[kind] > 0).map(
    (kind) => `${numberWords(counts[kind])} ${outcomeLook(kind).label.toLowerCase()}`,
  );
  return `From ${momentWords(at * 1_000)}: ${parts.length === 0 ? 'nothing' : parts.join(', ')}`;
}
