import type uPlot from 'uplot';
import type { OutcomeKind } from '../../../../../domain/generation-outcome.ts';
import type { OutcomeStatistics } from '../../../../wire/statistics-schemas.ts';
import { OUTCOME_ORDER } from '../outcome-look.ts';

/** One bucket of time: how many outcomes of each kind. */
export interface OutcomeColumn {
  /** Seconds since the epoch, as charts count. */
  readonly at: number;
  readonly counts: Readonly<Record<OutcomeKind, number>>;
}

/** Every bucket of the range, those without an outcome too. */
export function outcomeColumns({ from, to, bucketSeconds, counts }: OutcomeStatistics): readonly OutcomeColumn[] {
  const start = Date.parse(from) / 1_000;
  const length = Math.max(1, Math.ceil((Date.parse(to) / 1_000 - start) / bucketSeconds));
  const columns = Array.from({ length }, (_, index) => ({
    at: start + index * bucketSeconds,
    counts: Object.fromEntries(OUTCOME_ORDER.map((kind) => [kind, 0])) as Record<OutcomeKind, number>,
  }));
  for (const { at, outcome, count } of counts) {
    const column = columns[Math.floor((Date.parse(at) / 1_000 - start) / bucketSeconds)];
    if (column !== undefined) column.counts[outcome] += count;
  }
  return columns;
}

/** The columns as a stack: each series reaches from the bottom to the top of its kind, the tallest first. */
export function stackOf(columns: readonly OutcomeColumn[]): uPlot.AlignedData {
  const heights = columns.map(({ counts }) => {
    let height = 0;
    return OUTCOME_ORDER.map((kind) => {
      height += counts[kind];
      return height;
    });
  });
  const series = OUTCOME_ORDER.map((_, index) => heights.map((column) => column[index] ?? 0));
  return [columns.map(({ at }) => at), ...series.reverse()];
}
