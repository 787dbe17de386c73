import { readFileSync } from 'node:fs';
import { type Prewarmed, prewarmLesson, type WantedLesson } from '../../../application/prewarm-lesson.ts';
import type { Modality } from '../../../domain/lesson.ts';
import type { Subject } from '../../../domain/topic.ts';
import type { Vividly } from '../../composition/vividly.ts';
import { withConfig, withVividly } from '../configured.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { type Choice, chooseLessons, NO_INTEREST } from '../prewarm/choose-lessons.ts';
import { prewarmReport, printPrewarmReport } from '../prewarm/prewarm-report.ts';
import { startProgress } from '../progress-bar.ts';
import { quieter } from '../quieter.ts';
import { printJson, type Terminal } from '../terminal.ts';

export interface PrewarmOptions {
  readonly topics?: readonly string[];
  readonly subject?: Subject;
  /** One topic's id a line; empty lines and those that begin with # are skipped. */
  readonly file?: string;
  readonly grades?: readonly number[];
  readonly interests?: readonly string[];
  readonly modality: Modality;
  readonly language: string;
  readonly concurrency: number;
  readonly json?: boolean;
}

/** `vividly prewarm`: makes lessons for the library before anybody asks; what it has already is skipped. */
export function prewarm(terminal: Terminal, options: PrewarmOptions): Promise<ExitCode> {
  return withConfig(terminal, async (config) => {
    const choice = choiceOf(options);
    if ('mistake' in choice) return refuse(terminal, [choice.mistake]);
    const quiet = { ...config, logLevel: quieter(config.logLevel) };
    return withVividly(terminal, quiet, async (vividly) => {
      const chosen = chooseLessons(vividly.ports.catalogue, choice);
      if (chosen.kind === 'mistakes') return refuse(terminal, chosen.mistakes);
      const { clock } = vividly.ports;
      const began = clock.now();
      const results = await makeAll(terminal, vividly, chosen.lessons, options.concurrency);
      const report = prewarmReport(results, (clock.now() - began) / 1000);
      if (options.json === true) printJson(terminal, report);
      else terminal.out.write(`${printPrewarmReport(report)}\n`);
      return report.failed + report.left === 0 ? EXIT.done : EXIT.failed;
    });
  });
}

async function makeAll(
  { err, stopping }: Terminal,
  { ports, settings }: Vividly,
  lessons: readonly WantedLesson[],
  concurrency: number,
) {
  const make = prewarmLesson(ports, settings);
  const progress = startProgress(err, 'lessons', lessons.length);
  const results: { readonly wanted: WantedLesson; readonly result: Prewarmed }[] = [];
  // One iterator for all: each takes the next lesson when it is done with the last.
  const waiting = lessons.values();
  const worker = async (): Promise<void> => {
    for (const wanted of waiting) {
      const result = stopping.aborted ? ({ kind: 'interrupted' } as const) : await make(wanted, stopping);
      results.push({ wanted, result });
      progress.update(results.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: concurrency }, worker));
    return results;
  } finally {
    progress.stop();
  }
}

function choiceOf(options: PrewarmOptions): Choice | { readonly mistake: string } {
  const { topics, subject, file, grades, interests = [NO_INTEREST], modality, language } = options;
  if ([topics, subject, file].filter((given) => given !== undefined).length !== 1) {
    return { mistake: 'Say which topics: one of --topics, --subject and --file.' };
  }
  const shared = { grades: grades ?? null, interests, modality, language };
  if (file === undefined) return { topics: topics ?? null, subject: subject ?? null, ...shared };
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    const ids = lines.map((line) => line.trim()).filter((line) => line !== '' && !line.startsWith('#'));
    return { topics: ids, subject: null, ...shared };
  } catch (thrown) {
    return { mistake: `The file cannot be read: ${thrown instanceof Error ? thrown.message : String(thrown)}.` };
  }
}

function refuse({ err }: Terminal, mistakes: readonly string[]): ExitCode {
  err.write(`${['Nothing was made.', ...mistakes.map((mistake) => `  ${mistake}`)].join('\n')}\n`);
  return EXIT.usage;
}
