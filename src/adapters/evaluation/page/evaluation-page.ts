import { type EvaluatedModel, type EvaluationReport, evaluatedModels } from '../evaluation-report.ts';
import { FIGURES } from '../figures.ts';
import { classBars } from './class-bars.ts';
import { confusionHeatMap } from './confusion-heat-map.ts';
import { escapeHtml } from './escape-html.ts';
import { PAGE_STYLE } from './page-style.ts';

/**
 * The report as one HTML file that needs nothing else and runs nothing.
 * @param at ISO 8601
 */
export function evaluationPage(report: EvaluationReport, at: string): string {
  const models = evaluatedModels(report);
  const { file, questions } = report.cases;
  const names = report.models.map(({ model }) => model).join(', ');
  const reasons = report.reasons.length > 0 ? `: ${report.reasons.join('; ')}` : '';
  const found = models.length === 0 ? '' : results(report, models);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Vividly evaluation: ${escapeHtml(names)}</title>
<style>${PAGE_STYLE}</style>
</head>
<body>
<h1>Evaluation <small>${escapeHtml(`${names}: ${questions} questions of ${file}, ${at}`)}</small></h1>
<p class="verdict ${report.verdict}">${report.verdict}${escapeHtml(reasons)}</p>
${found}
</body>
</html>
`;
}

function results(report: EvaluationReport, models: readonly EvaluatedModel[]): string {
  return `<section><h2>Side by side</h2>${sideBySide(models)}</section>
<section><h2>Classes</h2>${classBars(report)}</section>
<section><h2>Confusion</h2>${models.map(confusionHeatMap).join('\n')}</section>
<section><h2>Misses</h2>${models.map(missesTable).join('\n')}</section>`;
}

function sideBySide(models: readonly EvaluatedModel[]): string {
  const heads = models.map(({ model }) => `<th scope="col">${escapeHtml(model)}</th>`).join('');
  const rows = FIGURES.map(({ name, value }) => {
    const cells = models.map((model) => `<td>${escapeHtml(value(model))}</td>`).join('');
    return `<tr><th scope="row">${name}</th>${cells}</tr>`;
  });
  return `<div class="wide" tabindex="0"><table class="figures"><thead><tr><td></td>${heads}</tr></thead><tbody>${rows.join('\n')}</tbody></table></div>`;
}

function missesTable({ model, misses }: EvaluatedModel): string {
  if (misses.length === 0) return `<p>${escapeHtml(model)}: nothing was missed.</p>`;
  const rows = misses.map(({ id, query, grade, expected, got }) => {
    const cells = [query, `grade ${grade}`, expected, got].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
    return `<tr><td><code>${escapeHtml(id)}</code></td>${cells}</tr>`;
  });
  return `<div class="wide" tabindex="0"><table class="misses"><caption>${escapeHtml(model)}: ${misses.length} missed</caption>
<thead><tr><th scope="col">id</th><th scope="col">question</th><th scope="col"></th><th scope="col">expected</th><th scope="col">got</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>`;
}
