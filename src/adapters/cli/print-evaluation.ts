import Table from 'cli-table3';
import { type EvaluatedModel, type EvaluationReport, evaluatedModels } from '../evaluation/evaluation-report.ts';
import { classRows, FIGURES, percent } from '../evaluation/figures.ts';
import { words } from '../evaluation/words.ts';

/** No lines between rows. */
const NO_RULES = { mid: '', 'left-mid': '', 'mid-mid': '', 'right-mid': '' };
const MISSES_SHOWN = 40;
const MISS_WIDTHS = [26, 46, 32, 32];

/** The report as tables for a person: models side by side, classes, confusion, and what went wrong. */
export function printEvaluation(report: EvaluationReport): string {
  const models = evaluatedModels(report);
  const { file, questions } = report.cases;
  const parts = [`${questions} questions of ${file}`];
  if (models.length > 0) {
    parts.push(figuresTable(models), 'Right answers by class (right topics)', classTable(report, models));
  }
  for (const model of models) {
    parts.push(`${model.model}: expected (down) and got (across)`, confusionTable(model), ...missesOf(model));
  }
  return [...parts, `verdict: ${report.verdict}`].join('\n\n');
}

function figuresTable(models: readonly EvaluatedModel[]): string {
  const table = new Table({
    head: ['', ...models.map(({ model }) => model)],
    chars: NO_RULES,
    style: { head: [], border: [] },
    colAligns: ['left', ...models.map(() => 'right' as const)],
  });
  for (const { name, value } of FIGURES) table.push([name, ...models.map(value)]);
  return table.toString();
}

function classTable({ cases }: EvaluationReport, models: readonly EvaluatedModel[]): string {
  const table = new Table({
    head: ['class', 'questions', ...models.map(({ model }) => model)],
    chars: NO_RULES,
    style: { head: [], border: [] },
    colAligns: ['left', 'right', ...models.map(() => 'right' as const)],
  });
  for (const { name, questions, scores } of classRows(cases.classes, models)) {
    const cells = scores.map((score) => {
      if (score === null) return '';
      const topics = score.topicAccuracy === null ? '' : ` (${percent(score.topicAccuracy)})`;
      return `${percent(score.outcomeAccuracy)}${topics}`;
    });
    table.push([words(name), questions, ...cells]);
  }
  return table.toString();
}

function confusionTable({ confusion: { labels, counts } }: EvaluatedModel): string {
  const table = new Table({
    head: ['', ...labels.map((label) => words(label).replace(' ', '\n'))],
    chars: NO_RULES,
    style: { head: [], border: [] },
    colAligns: ['left', ...labels.map(() => 'right' as const)],
  });
  for (const [row, label] of labels.entries()) {
    const cells = counts[row] ?? [];
    const isExpected = cells.some((count) => count > 0);
    if (isExpected) table.push([words(label), ...cells.map((count) => (count === 0 ? '·' : count))]);
  }
  return table.toString();
}

function missesOf({ model, misses }: EvaluatedModel): readonly string[] {
  if (misses.length === 0) return [`${model}: nothing was missed`];
  const table = new Table({
    head: ['miss', 'question', 'expected', 'got'],
    chars: NO_RULES,
    style: { head: [], border: [] },
    wordWrap: true,
    colWidths: MISS_WIDTHS,
  });
  for (const { id, query, expected, got } of misses.slice(0, MISSES_SHOWN)) table.push([id, query, expected, got]);
  const more = misses.length - MISSES_SHOWN;
  return [table.toString(), ...(more > 0 ? [`${more} more misses: see --json or --html`] : [])];
}
