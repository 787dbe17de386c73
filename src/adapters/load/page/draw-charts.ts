/** Runs in the page: draws the three charts from the data that stands in it. */
export const DRAW_CHARTS = `
const { histogram, completions, outcomes } = JSON.parse(document.getElementById('data').textContent);
const text = getComputedStyle(document.body).color;
const width = Math.min(900, document.body.clientWidth - 32);
const axis = (label, more = {}) => ({ label, stroke: text, grid: { stroke: 'rgba(128,128,128,.25)' }, ...more });
const bars = uPlot.paths.bars({ size: [0.9] });
// Bars stand around their position, so half of one reaches beyond the outer ones.
const margin = (_chart, from, to) => { const half = (to - from) / 40 || 0.5; return [from - half, to + half]; };
const roomy = (_chart, from, to) => [from - 0.5, to + 0.5];
const draw = (id, data, series, x, y, range = margin) => new uPlot({
  width, height: 280, scales: { x: { time: false, range } }, legend: { show: false },
  axes: [axis(x.label, x), axis(y)], series: [{ label: x.label }, series],
}, data, document.getElementById(id));
const filled = { stroke: '#0969da', fill: 'rgba(9,105,218,.5)', points: { show: false } };
draw('latency', histogram, { label: 'requests', paths: bars, ...filled }, { label: 'seconds' }, 'requests');
draw('outcomes', [outcomes.map((_, position) => position), outcomes.map(([, count]) => count)],
  { label: 'requests', paths: uPlot.paths.bars({ size: [0.6] }), ...filled },
  { label: 'outcome', splits: () => outcomes.map((_, position) => position), values: () => outcomes.map(([kind]) => kind) },
  'requests', roomy);
draw('completions', completions, { label: 'answered', stroke: '#1a7f37', width: 2, points: { show: false } },
  { label: 'seconds since the first answer' }, 'answered');
`;
