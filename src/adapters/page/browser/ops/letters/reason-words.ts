import { match } from 'ts-pattern';
import type { DeadLetterReason } from '../../../../../domain/delivery-disposition.ts';

/** What to do about a letter, by its reason: the same advice as in the manual. */
export function adviceFor(reason: DeadLetterReason): string {
  return match(reason)
    .with('request_failed', () => 'Mend what the detail names, then replay.')
    .with(
      'unreadable_message',
      'unknown_schema_version',
      () =>
        'Find who publishes to the topic, then discard. A request that it belonged to is published again by itself.',
    )
    .with('unknown_request', () => 'It is for another database, or its request was deleted: discard.')
    .with('unrecognised_status', () => 'Run the version that knows the word, then replay.')
    .exhaustive();
}
