/** One value of a table: text, or a number with what it counts. */
export type Cell = string | number | null;

/** How a result compares with the bar that the project set itself. A figure, never a test. */
export interface Verdict {
  readonly what: string;
  readonly measured: number;
  readonly bar: { readonly at: 'least' | 'most'; readonly value: number };
}

/** Bars of one chart, longest first or in the order of the table. */
export interface Chart {
  readonly title: string;
  readonly unit: string;
  readonly bars: readonly { readonly label: string; readonly value: number; readonly own: boolean }[];
}

/** What one benchmark found. */
export interface Section {
  /** As in `--only`. */
  readonly name: string;
  readonly title: string;
  /** How it was measured, in a sentence or two. */
  readonly method: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  readonly verdicts: readonly Verdict[];
  readonly charts: readonly Chart[];
  /** What a reader must know to read the figures rightly. */
  readonly notes: readonly string[];
}

/** A benchmark that could not be run here, and why. */
export interface Skipped {
  readonly name: string;
  readonly title: string;
  readonly skipped: string;
}

export interface BenchReport {
  readonly at: string;
  readonly machine: string;
  readonly servers: readonly string[];
  readonly sections: readonly (Section | Skipped)[];
}

/** Whether the measured figure reaches the bar. */
export function isMet({ measured, bar }: Verdict): boolean {
  return bar.at === 'least' ? measured >= bar.value : measured <= bar.value;
}

/** `met: …` or `not met: …`, with the figure and the bar. */
export function describeVerdict(verdict: Verdict): string {
  const { what, measured, bar } = verdict;
  return `${isMet(verdict) ? 'met' : 'not met'}: ${what} ${written(measured)} (bar: at ${bar.at} ${written(bar.value)})`;
}

/** A number as a person reads it: three significant digits, or whole from a hundred on. */
export function written(value: Cell): string {
  if (value === null || (typeof value === 'number' && Number.isNaN(value))) return '–';
  if (typeof value === 'string') return value;
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en');
  return String(Number(value.toPrecision(3)));
}
