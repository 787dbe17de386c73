import type { z } from 'zod';
import type { DeadLetter } from '../../../domain/ports/dead-letter-ledger.ts';
import type { deadLetterSchema, wholeDeadLetterSchema } from '../../wire/ops-schemas.ts';

/** A dead letter as a list shows it. */
export function deadLetterView(letter: DeadLetter): z.infer<typeof deadLetterSchema> {
  const { id, reason, detail, requestId, filedAt, state } = letter;
  return { id, reason, detail, requestId, filedAt: new Date(filedAt).toISOString(), state };
}

/** A dead letter with its body, whatever bytes those are. */
export function wholeDeadLetterView(letter: DeadLetter): z.infer<typeof wholeDeadLetterSchema> {
  const bytes = Buffer.from(letter.body);
  const text = bytes.toString('utf8');
  const isText = Buffer.from(text, 'utf8').equals(bytes);
  const body = isText ? text : bytes.toString('base64');
  return { ...deadLetterView(letter), body, bodyEncoding: isText ? 'utf-8' : 'base64' };
}
