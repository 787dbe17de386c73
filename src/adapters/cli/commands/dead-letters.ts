import { DEAD_LETTER_STATES, type DeadLetterState } from '../../../domain/ports/dead-letter-ledger.ts';
import { type LetterFilterOptions, letterFilter } from '../dead-letters/letter-filter.ts';
import { letterDetailView, letterView } from '../dead-letters/letter-view.ts';
import { printLetter, printLetters, printSettled } from '../dead-letters/print-letters.ts';
import { isSettledAs, type Settlement } from '../dead-letters/settle-letter.ts';
import { matchingLetters, settleLetters } from '../dead-letters/settle-letters.ts';
import { withLedger } from '../dead-letters/with-ledger.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { startProgress } from '../progress-bar.ts';
import { printJson, type Terminal } from '../terminal.ts';

/** What `--state` can be. */
export const LISTED_STATES = [...DEAD_LETTER_STATES, 'all'] as const;

export interface ListOptions extends LetterFilterOptions {
  readonly state: DeadLetterState | 'all';
  readonly limit: number;
  readonly json?: boolean;
}

/** `vividly dead-letters list`: what was put aside and why, newest first. */
export function listDeadLetters(terminal: Terminal, options: ListOptions): Promise<ExitCode> {
  return withLedger(terminal, async (ports) => {
    const state = options.state === 'all' ? null : options.state;
    const filter = await letterFilter(options, state, ports.repository);
    const letters = (await ports.ledger.list(filter, options.limit)).map(letterView);
    if (options.json === true) printJson(terminal, { deadLetters: letters });
    else terminal.out.write(`${printLetters(letters)}\n`);
    return EXIT.done;
  });
}

/** `vividly dead-letters show`: one letter with its message. */
export function showDeadLetter(
  terminal: Terminal,
  id: string,
  { json = false }: { json?: boolean },
): Promise<ExitCode> {
  return withLedger(terminal, async (ports) => {
    const letter = await ports.ledger.find(id);
    if (letter === null) {
      terminal.err.write(`${printSettled(id, 'unknown_letter')}\n`);
      return EXIT.failed;
    }
    if (json) printJson(terminal, letterDetailView(letter));
    else terminal.out.write(`${printLetter(letterDetailView(letter))}\n`);
    return EXIT.done;
  });
}

export interface SettleOptions extends LetterFilterOptions {
  readonly all?: boolean;
  readonly json?: boolean;
}

/** `vividly dead-letters replay` and `discard`: the named letters, or all waiting ones that match. Safe to run again. */
export function settleDeadLetters(
  terminal: Terminal,
  settlement: Settlement,
  ids: readonly string[],
  options: SettleOptions,
): Promise<ExitCode> {
  const { all = false, json = false } = options;
  if (all === ids.length > 0) {
    terminal.err.write('Name the letters, or say --all (with --reason and --older-than to narrow it down).\n');
    return Promise.resolve(EXIT.usage);
  }
  return withLedger(terminal, async (ports) => {
    const filter = await letterFilter(options, 'waiting', ports.repository);
    const wanted = all ? await matchingLetters(ports, filter) : ids;
    const progress = startProgress(terminal.err, settlement, wanted.length);
    const settled = await settleLetters(ports, settlement, wanted, terminal.stopping, progress.update).finally(
      progress.stop,
    );
    if (json) printJson(terminal, { letters: settled });
    else
      terminal.out.write(settled.map(({ id, result }) => `${printSettled(id, result)}\n`).join('') || 'None match.\n');
    const replayed = settled.some(({ result }) => result === 'replayed');
    if (replayed && !ports.queue.capabilities.durable) terminal.err.write(WHO_WORKS_ON_IT);
    if (terminal.stopping.aborted) terminal.err.write('Stopped; run it again for the rest.\n');
    const complete = !terminal.stopping.aborted && settled.every(({ result }) => isSettledAs(settlement, result));
    return complete ? EXIT.done : EXIT.failed;
  });
}

const WHO_WORKS_ON_IT =
  'The requests are queued in the database: a running "vividly serve" takes them up within a minute, and so does the next one that starts.\n';
