import { HTTPException } from 'hono/http-exception';
import { PortFault, UnrecognisedWord } from '../../../domain/generation-fault.ts';
import type { Milliseconds } from '../../../domain/instant.ts';
import { HttpProblem, retryAfterHeader } from './http-problem.ts';

const RETRY_AFTER: Milliseconds = 5_000;

/** The problem that a thrown value is answered with. Says nothing of the inside. */
export function problemOfThrown(thrown: unknown): HttpProblem {
  if (thrown instanceof HttpProblem) return thrown;
  if (thrown instanceof PortFault && thrown.retryable) {
    return new HttpProblem(
      'unavailable',
      `The ${thrown.where} cannot be reached at the moment. Nothing that was accepted before is lost; this request was ` +
        'not carried out. Send it again in a few seconds, with the same Idempotency-Key if it had one.',
      { headers: retryAfterHeader(RETRY_AFTER) },
    );
  }
  if (thrown instanceof UnrecognisedWord) {
    return new HttpProblem(
      'unrecognised_word',
      'What is stored uses a word that this version of the service does not know. Nothing was changed and nothing is ' +
        'lost; our team was told. Try again later.',
    );
  }
  if (thrown instanceof HTTPException && thrown.status < 500) {
    return new HttpProblem('invalid_request', 'The request cannot be read. Nothing was stored.');
  }
  return new HttpProblem(
    'internal_error',
    'Something broke while we worked on this. Nothing that was accepted before is lost. Try again; if it happens ' +
      'again, tell us the correlation id.',
  );
}
