import type { EvaluatedModel } from '../evaluation-report.ts';
import type { AnswerLabel } from '../scoring/answer-label.ts';
import { words } from '../words.ts';
import { escapeHtml } from './escape-html.ts';

/** The confusion matrix as a table whose cells are shaded by their share of the row: green right, red wrong, grey unanswered. */
export function confusionHeatMap({ model, confusion: { labels, counts } }: EvaluatedModel): string {
  const heads = labels.map((label) => `<th scope="col">${words(label)}</th>`).join('');
  const rows = labels.flatMap((expected, row) => {
    const cells = counts[row] ?? [];
    const total = cells.reduce((sum, count) => sum + count, 0);
    if (total === 0) return [];
    const drawn = labels.map((got, column) => cell(expected, got, cells[column] ?? 0, total)).join('');
    return [`<tr><th scope="row">${words(expected)}</th>${drawn}</tr>`];
  });
  return `<div class="wide" tabindex="0"><table class="heat">
<caption>${escapeHtml(model)}: expected (down) and got (across)</caption>
<thead><tr><td></td>${heads}</tr></thead>
<tbody>${rows.join('\n')}</tbody>
</table></div>`;
}

function cell(expected: AnswerLabel, got: AnswerLabel, count: number, total: number): string {
  if (count === 0) return '<td class="none">·</td>';
  return `<td class="${kindOf(expected, got)}" style="--share:${(count / total).toFixed(3)}">${count}</td>`;
}

function kindOf(expected: AnswerLabel, got: AnswerLabel): string {
  if (got === 'no_answer') return 'silent';
  return expected === got ? 'right' : 'wrong';
}
