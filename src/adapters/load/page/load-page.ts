import type { LoadReport } from '../load-report.ts';
import type { RequestEnd } from '../read-ends.ts';
import { completionSeries, latencyHistogram } from './chart-data.ts';
import { chartLibrary } from './chart-library.ts';
import { DRAW_CHARTS } from './draw-charts.ts';
import { PAGE_STYLE } from './page-style.ts';

/** What the page shows. */
export interface LoadPage {
  readonly report: LoadReport;
  readonly reasons: readonly string[];
  readonly ends: readonly RequestEnd[];
  /** How the run was started, for example `load --requests 100`. */
  readonly title: string;
  /** ISO 8601. */
  readonly at: string;
}

/** The report as one HTML file that needs nothing else: styles, chart library and data are inside. */
export function loadPage({ report, reasons, ends, title, at }: LoadPage): string {
  const { script, style } = chartLibrary();
  const data = {
    histogram: latencyHistogram(ends),
    completions: completionSeries(ends),
    outcomes: Object.entries(report.outcomes),
  };
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vividly load run: ${escaped(title)}</title>
<style>${style}${PAGE_STYLE}</style>
</head>
<body>
<h1>Load run <small>${escaped(title)}, ${escaped(at)}</small></h1>
<p class="verdict ${report.verdict}">${report.verdict}${reasons.length > 0 ? `: ${escaped(reasons.join('; '))}` : ''}</p>
<table>${figures(report)
    .map(([name, value]) => `<tr><th scope="row">${name}</th><td>${value}</td></tr>`)
    .join('')}</table>
<section><h2>Time from question to answer</h2><div id="latency" role="img" aria-label="Histogram of latencies"></div></section>
<section><h2>Answers</h2><div id="outcomes" role="img" aria-label="Requests by outcome"></div></section>
<section><h2>Answered over time</h2><div id="completions" role="img" aria-label="Answered requests over time"></div></section>
<script>${script}</script>
<script type="application/json" id="data">${embedded(data)}</script>
<script>${DRAW_CHARTS}</script>
</body>
</html>
`;
}

function figures(report: LoadReport): readonly (readonly [string, number])[] {
  const { latencySeconds } = report;
  return [
    ['accepted', report.published],
    ['answered', report.processed],
    ['unfinished', report.unfinished],
    ['dead-lettered', report.deadLettered],
    ['duplicates suppressed', report.duplicatesSuppressed],
    ['model calls', report.modelCalls],
    ['duration, s', report.durationSeconds],
    ['answers a second', report.throughputPerSecond],
    ['p50, s', latencySeconds.p50],
    ['p95, s', latencySeconds.p95],
    ['p99, s', latencySeconds.p99],
    ['longest, s', latencySeconds.max],
    ['errors logged', report.errorsLogged],
    ['warnings logged', report.warningsLogged],
  ];
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** JSON that cannot end the script element it stands in. */
function embedded(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
