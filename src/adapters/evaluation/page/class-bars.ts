import { type EvaluationReport, evaluatedModels } from '../evaluation-report.ts';
import { classRows, percent } from '../figures.ts';
import type { ClassScore } from '../scoring/class-scores.ts';
import { words } from '../words.ts';
import { escapeHtml } from './escape-html.ts';

/** A bar for each class and model: right outcomes, and under it right topics where topics were expected. */
export function classBars(report: EvaluationReport): string {
  const models = evaluatedModels(report);
  const heads = models.map(({ model }) => `<th scope="col">${escapeHtml(model)}</th>`).join('');
  const rows = classRows(report.cases.classes, models).map(({ name, questions, scores }) => {
    const cells = scores.map((score) => `<td>${score === null ? '' : bars(score)}</td>`).join('');
    return `<tr><th scope="row">${escapeHtml(words(name))}</th><td class="count">${questions}</td>${cells}</tr>`;
  });
  return `<div class="wide" tabindex="0"><table class="bars">
<caption>Right outcomes by class (blue), right topics (grey)</caption>
<thead><tr><td></td><th scope="col">questions</th>${heads}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

function bars({ outcomeAccuracy, topicAccuracy }: ClassScore): string {
  return `${bar(outcomeAccuracy, '')}${topicAccuracy === null ? '' : bar(topicAccuracy, ' topic')}`;
}

function bar(share: number | null, kind: string): string {
  const width = ((share ?? 0) * 100).toFixed(1);
  return `<div class="bar${kind}"><span style="--share:${width}%"></span>${percent(share)}</div>`;
}
