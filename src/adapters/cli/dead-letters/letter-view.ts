import type { DeadLetter } from '../../../domain/ports/dead-letter-ledger.ts';

/** A dead letter as `--json` prints it. */
export interface LetterView {
  readonly id: string;
  readonly reason: DeadLetter['reason'];
  readonly detail: string;
  readonly requestId: string | null;
  /** ISO 8601, UTC. */
  readonly filedAt: string;
  readonly state: DeadLetter['state'];
}

/** The same with the message itself. */
export interface LetterDetailView extends LetterView {
  /** Null where the message is no UTF-8 text. */
  readonly bodyText: string | null;
  readonly bodyBase64: string;
}

export function letterView({ id, reason, detail, requestId, filedAt, state }: DeadLetter): LetterView {
  return { id, reason, detail, requestId, filedAt: new Date(filedAt).toISOString(), state };
}

export function letterDetailView(letter: DeadLetter): LetterDetailView {
  return {
    ...letterView(letter),
    bodyText: textOf(letter.body),
    bodyBase64: Buffer.from(letter.body).toString('base64'),
  };
}

function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
