import Table from 'cli-table3';
import { match } from 'ts-pattern';
import type { LetterDetailView, LetterView } from './letter-view.ts';
import type { Settled } from './settle-letter.ts';

/** Letters as a table for a person. */
export function printLetters(letters: readonly LetterView[]): string {
  if (letters.length === 0) return 'No dead letters.';
  const table = new Table({ head: ['id', 'filed', 'state', 'reason', 'detail'], style: { head: [], border: [] } });
  for (const { id, filedAt, state, reason, detail } of letters) {
    table.push([printable(id), filedAt, state, reason, printable(detail)]);
  }
  return table.toString();
}

/** One letter with its message. */
export function printLetter({ bodyText, bodyBase64, ...letter }: LetterDetailView): string {
  return [
    ...Object.entries(letter).map(([name, value]) => `${name}: ${printable(value ?? '-')}`),
    bodyText === null ? `body, base64: ${bodyBase64}` : `body: ${printable(bodyText)}`,
  ].join('\n');
}

/** What became of a letter, and what to do where it stays as it was. */
export function printSettled(id: string, settled: Settled): string {
  return `${printable(id)}: ${match(settled)
    .with('replayed', () => 'replayed')
    .with('discarded', () => 'discarded')
    .with('already_replayed', () => 'was replayed before')
    .with('already_discarded', () => 'was discarded before')
    .with('unknown_letter', () => 'there is no such dead letter; npx vividly dead-letters list shows all')
    .with(
      'queue_unavailable',
      () => 'not replayed, the queue cannot be reached; the letter stays. See npx vividly doctor',
    )
    .with(
      'no_queue_to_replay_to',
      () =>
        'not replayed: no request stands behind this message, and the memory queue of this command ends with it. ' +
        'Replay it from the operator page of the running server, or discard it',
    )
    .with(
      'unrecognised_row',
      () => 'not replayed: its request holds a word that this version does not know. Run the version that wrote it',
    )
    .exhaustive()}`;
}

/** A message can hold anything; what would move the cursor or change colours is shown as its code. */
function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]/gu, (character) => `\\u{${character.codePointAt(0)?.toString(16)}}`);
}
