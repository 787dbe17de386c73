import { type Command, Option } from 'commander';
import { DEAD_LETTER_REASONS } from '../../../domain/delivery-disposition.ts';
import { LISTED_STATES, listDeadLetters, settleDeadLetters, showDeadLetter } from '../commands/dead-letters.ts';
import type { ExitCode } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { countingNumber } from '../whole-number.ts';
import { age } from './letter-filter.ts';

/** Adds `dead-letters list|show|replay|discard` to the program. */
export function defineDeadLetterCommands(
  program: Command,
  terminal: Terminal,
  run: (work: () => Promise<ExitCode>) => () => Promise<void>,
): void {
  const group = program.command('dead-letters').description('see, replay or discard messages that were put aside');
  narrowed(group.command('list'))
    .description('list what was put aside, newest first')
    .addOption(new Option('--state <state>', 'where a letter stands').choices(LISTED_STATES).default('waiting'))
    .option('--limit <number>', 'letters at most', countingNumber, 100)
    .action((options) => run(() => listDeadLetters(terminal, options))());
  group
    .command('show')
    .description('show one dead letter with its message')
    .argument('<id>', 'as list shows it')
    .option('--json', 'print JSON')
    .action((id: string, options) => run(() => showDeadLetter(terminal, id, options))());
  for (const [settlement, what] of [
    ['replay', 'have dead letters worked on again'],
    ['discard', 'put dead letters away for good'],
  ] as const) {
    narrowed(group.command(settlement))
      .description(what)
      .argument('[ids...]', 'as list shows them')
      .option('--all', 'all waiting letters that match')
      .action((ids: string[], options) => run(() => settleDeadLetters(terminal, settlement, ids, options))());
  }
}

function narrowed(command: Command): Command {
  return command
    .addOption(new Option('--reason <reason>', 'only letters put aside for this reason').choices(DEAD_LETTER_REASONS))
    .option('--older-than <age>', 'only letters put aside longer ago, such as 2h', age)
    .option('--json', 'print JSON');
}
