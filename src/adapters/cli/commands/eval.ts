import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Evaluation } from '../../composition/open-evaluation.ts';
import type { Config } from '../../config/read-config.ts';
import { DEFAULT_CASE_FILE } from '../../evaluation/cases/default-case-file.ts';
import type { QuestionCase } from '../../evaluation/cases/question-case.ts';
import { readCases } from '../../evaluation/cases/read-cases.ts';
import { spreadEvenly } from '../../evaluation/cases/spread-evenly.ts';
import { evaluationReport, type ModelResult } from '../../evaluation/evaluation-report.ts';
import { evaluationPage } from '../../evaluation/page/evaluation-page.ts';
import { evaluateModel } from '../../evaluation/run/evaluate-model.ts';
import type { Thresholds } from '../../evaluation/scoring/thresholds.ts';
import { withConfig } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { printEvaluation } from '../print-evaluation.ts';
import { startProgress } from '../progress-bar.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface EvalCommandOptions extends Thresholds {
  /** Default: the configured one. */
  readonly model?: readonly Config['model'][];
  /** Default: the golden set. */
  readonly cases?: string;
  readonly concurrency?: number;
  readonly limit?: number;
  readonly json?: boolean;
  readonly html?: string;
}

/** While one waits for a real model the next can be asked; the offline model never waits. */
const CONCURRENCY = { offline: 1, vertexai: 8, genai: 8 } as const satisfies Record<Config['model'], number>;

/** `vividly eval`: how well each model understands and writes, by questions with known answers. */
export function evaluate(terminal: Terminal, options: EvalCommandOptions): Promise<ExitCode> {
  const file = options.cases ?? DEFAULT_CASE_FILE;
  return withConfigs(terminal, options.model, async (configs) => {
    const text = readText(terminal, file, options.cases === undefined);
    if (text === null) return EXIT.usage;
    const { openEvaluation } = await import('../../composition/open-evaluation.ts');
    const evaluation = await openEvaluation(configs[0]);
    const read = readCases(text, (id) => evaluation.catalogue.topic(id) !== null);
    if (read.kind === 'problems') {
      for (const { line, problem } of read.problems) terminal.err.write(`${file}:${line}: ${problem}\n`);
      return EXIT.usage;
    }
    const cases = spreadEvenly(read.cases, options.limit ?? read.cases.length);
    const results: ModelResult[] = [];
    for (const config of configs) results.push(await resultOf(terminal, evaluation, config, cases, options));
    const report = evaluationReport(relative(process.cwd(), file), cases, results, options);
    if (options.json === true) printJson(terminal, report);
    else terminal.out.write(`${printEvaluation(report)}\n`);
    for (const reason of report.reasons) terminal.err.write(`fail: ${reason}\n`);
    if (options.html !== undefined) {
      writeFileSync(options.html, evaluationPage(report, new Date().toISOString()));
      terminal.err.write(`Page: ${options.html}\n`);
    }
    return report.verdict === 'pass' ? EXIT.done : EXIT.failed;
  });
}

/** The environment's configuration with each of the models; every mistake is said before anything runs. */
function withConfigs(
  terminal: Terminal,
  models: readonly Config['model'][] | undefined,
  work: (configs: readonly [Config, ...Config[]]) => Promise<ExitCode>,
): Promise<ExitCode> {
  const [first, ...others] = (models ?? [terminal.environment['VIVIDLY_MODEL']]).map((model) => ({
    ...terminal,
    environment: { ...terminal.environment, VIVIDLY_MODEL: model },
  }));
  const configure = (rest: readonly Terminal[], configs: readonly [Config, ...Config[]]): Promise<ExitCode> => {
    const [next, ...later] = rest;
    if (next === undefined) return work(configs);
    return withConfig(next, (config) => configure(later, [...configs, config]));
  };
  return withConfig(first ?? terminal, (config) => configure(others, [config]));
}

function readText(terminal: Terminal, file: string, isDefault: boolean): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch (thrown) {
    const why = (thrown as NodeJS.ErrnoException).code ?? 'unreadable';
    const whatToDo = isDefault
      ? 'The golden set is part of the repository, not of the package. Name a file of your own with --cases.'
      : 'Name a file of JSON lines; docs/evaluation.md says what stands on a line.';
    terminal.err.write(`${file} cannot be read (${why}); nothing was asked.\n${whatToDo}\n`);
    return null;
  }
}

async function resultOf(
  terminal: Terminal,
  evaluation: Evaluation,
  config: Config,
  cases: readonly QuestionCase[],
  { concurrency = CONCURRENCY[config.model] }: EvalCommandOptions,
): Promise<ModelResult> {
  const progress = startProgress(terminal.err, config.model, cases.length);
  try {
    const model = await evaluation.openModel(config);
    const signal = terminal.stopping;
    return await evaluateModel(model, cases, { concurrency, signal, onAnswer: (done) => progress.update(done) });
  } catch (thrown) {
    // One model that breaks must not cost the figures of the others.
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    return { model: config.model, state: 'not_evaluated', reason };
  } finally {
    progress.stop();
  }
}
