import { Command, CommanderError, Option } from 'commander';
import { MODALITIES } from '../../domain/lesson.ts';
import { SUBJECTS } from '../../domain/topic.ts';
import { MODEL_FAULTS } from '../wire/model-faults.ts';
import { commaSeparated } from './comma-separated.ts';
import { ask } from './commands/ask.ts';
import { doctor } from './commands/doctor.ts';
import { evaluate } from './commands/eval.ts';
import { load } from './commands/load.ts';
import { migrateCommand } from './commands/migrate.ts';
import { prewarm } from './commands/prewarm.ts';
import { purge } from './commands/purge.ts';
import { serve } from './commands/serve.ts';
import { simulate } from './commands/simulate.ts';
import { defineDeadLetterCommands } from './dead-letters/define-commands.ts';
import { modelNames, shareFromZeroToOne } from './evaluation-arguments.ts';
import { EXIT, type ExitCode } from './exit-code.ts';
import type { Terminal } from './terminal.ts';
import { countingNumber, wholeNumber } from './whole-number.ts';

/** Reads the command line and runs the command. Never throws; answers the exit code. */
export async function runCli(args: readonly string[], terminal: Terminal, version: string): Promise<ExitCode> {
  let exitCode: ExitCode = EXIT.done;
  const run = (work: () => Promise<ExitCode>) => async () => {
    exitCode = await work();
  };
  const program = new Command('vividly')
    .description('Turns a student’s question into a short personalised lesson.')
    .version(version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.out.write(text),
      writeErr: (text) => terminal.err.write(text),
    })
    .showHelpAfterError('(see: npx vividly --help)');

  const parts = {
    serve: ['API, page and worker in one process', { api: true, worker: true }],
    worker: ['the worker alone', { api: false, worker: true }],
    api: ['the API and page alone', { api: true, worker: false }],
  } as const;
  for (const [name, [what, which]] of Object.entries(parts)) {
    program
      .command(name)
      .description(`run ${what}, until stopped`)
      .action(run(() => serve(terminal, which)));
  }
  program
    .command('ask')
    .description('ask one question and print the answer')
    .argument('<question>', 'what the student wants to understand')
    .requiredOption('--grade <number>', 'grade, 1 to 12', wholeNumber)
    .option('--interest <interest...>', 'what the student likes; may be repeated')
    .addOption(new Option('--modality <modality...>', 'what to make besides text').choices(['text', 'audio', 'video']))
    .option('--language <tag>', 'language of the lesson, such as en')
    .option('--json', 'print the request as JSON')
    .action((question: string, options) => run(() => ask(terminal, question, options))());
  program
    .command('load')
    .description('send many requests at once through the whole pipeline and report how each one ended')
    .requiredOption('--requests <number>', 'how many', countingNumber)
    .requiredOption('--concurrency <number>', 'how many students ask at once', countingNumber)
    .addOption(new Option('--model-fault <fault>', 'what goes wrong with the model').choices(MODEL_FAULTS))
    .option('--identical', 'everyone asks the same question')
    .option('--json', 'print the report as JSON')
    .option('--html <file>', 'write the report with charts into one HTML file')
    .action((options) => run(() => load(terminal, options))());
  program
    .command('eval')
    .description('ask questions with known answers and report how well each model understands and writes')
    .option('--model <models>', 'offline, vertexai, genai, comma separated; without it the configured one', modelNames)
    .option('--cases <file>', 'questions with their right answers, as JSON lines; without it the golden set')
    .option('--concurrency <number>', 'questions at once; without it 8, and 1 for offline', countingNumber)
    .option('--limit <number>', 'ask only so many, spread evenly over the file', countingNumber)
    .option('--min-outcome <share>', 'fail below this outcome accuracy, 0 to 1', shareFromZeroToOne)
    .option('--min-topic <share>', 'fail below this topic accuracy, 0 to 1', shareFromZeroToOne)
    .option('--json', 'print the report as JSON')
    .option('--html <file>', 'write the report with its heat maps into one HTML file')
    .action((options) => run(() => evaluate(terminal, options))());
  program
    .command('simulate')
    .description(
      'run the application on virtual time with everything going wrong, and see that planted bugs are caught',
    )
    .option('--seeds <number>', 'how many simulated days', countingNumber, 1_000)
    .option('--requests <number>', 'requests in each', countingNumber, 20)
    .option('--seed <number>', 'the first seed: replays a failing day exactly', wholeNumber)
    .option('--seconds <number>', 'begin no further day after this many seconds', countingNumber)
    .option('--json', 'print the report as JSON')
    .action((options) => run(() => simulate(terminal, options))());
  program
    .command('prewarm')
    .description('make lessons for the library before anybody asks; what it has already is skipped')
    .option('--topics <ids>', 'ids of topics, comma separated', commaSeparated)
    .addOption(new Option('--subject <subject>', 'every topic of a subject').choices(SUBJECTS))
    .option('--file <file>', 'a file with one topic id a line')
    .option(
      '--grades <grades>',
      'comma separated; one of each band that the topic is taught in, where left out',
      (text: string) => commaSeparated(text).map(wholeNumber),
    )
    .option('--interests <interests>', 'comma separated; "none" for the lesson without one', commaSeparated)
    .addOption(new Option('--modality <modality>', 'the richest form').choices(MODALITIES).default('text'))
    .option('--language <tag>', 'language of the lessons', 'en')
    .option('--concurrency <number>', 'lessons in work at once', countingNumber, 4)
    .option('--json', 'print the report as JSON')
    .action((options) => run(() => prewarm(terminal, options))());
  defineDeadLetterCommands(program, terminal, run);
  program
    .command('migrate')
    .description('bring database schema and Pub/Sub topology up to date')
    .option('--json', 'print what was done as JSON')
    .action((options) => run(() => migrateCommand(terminal, options))());
  program
    .command('purge')
    .description('delete requests that ended long ago, and what belongs to them; holds nobody up')
    .requiredOption('--days <number>', 'not changed for so many days', countingNumber)
    .option('--json', 'print what was deleted as JSON')
    .action((options) => run(() => purge(terminal, options))());
  program
    .command('doctor')
    .description('check each configured part and say how to mend it')
    .option('--json', 'print the findings as JSON')
    .action((options) => run(() => doctor(terminal, options))());

  try {
    await program.parseAsync([...args], { from: 'user' });
    return exitCode;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? EXIT.done : EXIT.usage;
    const message = thrown instanceof Error ? thrown.message : String(thrown);
    terminal.err.write(
      `Vividly stopped: ${message}\nWhat was accepted is kept in the database and will be finished.\n`,
    );
    return EXIT.failed;
  }
}
