import { z } from 'zod';
import { DEAD_LETTER_REASONS } from '../../../domain/delivery-disposition.ts';
import {
  DEAD_LETTER_STATES,
  type DeadLetter,
  type DeadLetterLedger,
} from '../../../domain/ports/dead-letter-ledger.ts';
import { deadLetterSchema, wholeDeadLetterSchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { pageQuerySchema } from '../requests/request-schemas.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { deadLetterView, wholeDeadLetterView } from './dead-letter-view.ts';

const filterSchema = z.object({
  reason: z.enum(DEAD_LETTER_REASONS, `The reason must be one of ${DEAD_LETTER_REASONS.join(', ')}.`).optional(),
  state: z.enum(DEAD_LETTER_STATES, `The state must be one of ${DEAD_LETTER_STATES.join(', ')}.`).optional(),
  filedBefore: z.iso
    .datetime('filedBefore must be an instant such as 2026-01-31T12:00:00Z.')
    .optional()
    .meta({ description: 'Only what was filed before; the filedAt of the last one gives the next page.' }),
  limit: pageQuerySchema.shape.limit,
});

/** An operator looks through what was put aside. */
export function listDeadLettersRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/dead-letters',
    access: ['operator'],
    name: 'listDeadLetters',
    summary: 'List dead letters, newest first',
    query: filterSchema,
    answers: {
      200: { description: 'Dead letters.', schema: z.strictObject({ deadLetters: z.array(deadLetterSchema) }) },
    },
    handle: async ({ context, query: { reason, state, filedBefore, limit } }) => {
      const filter = {
        ...(reason !== undefined && { reason }),
        ...(state !== undefined && { state }),
        ...(filedBefore !== undefined && { filedBefore: Date.parse(filedBefore) }),
      };
      const letters = await ports.ledger.list(filter, limit);
      return context.json({ deadLetters: letters.map(deadLetterView) });
    },
  });
}

/** An operator looks at one dead letter, body and all. */
export function readDeadLetterRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/ops/dead-letters/{id}',
    access: ['operator'],
    name: 'readDeadLetter',
    summary: 'Look at a dead letter',
    parameters: { id: 'The letter’s id, percent-encoded: it may have a slash.' },
    answers: { 200: { description: 'The dead letter.', schema: wholeDeadLetterSchema } },
    problems: ['unknown_dead_letter'],
    handle: async ({ context }) =>
      context.json(wholeDeadLetterView(await knownDeadLetter(ports.ledger, context.req.param('id')))),
  });
}

/** The letter with this id. Throws the problem where there is none. */
export async function knownDeadLetter(ledger: DeadLetterLedger, id: string | undefined): Promise<DeadLetter> {
  // The database cannot compare text with a NUL in it, and no id has one.
  const letter = id === undefined || id.includes('\0') ? null : await ledger.find(id);
  if (letter === null) throw unknownDeadLetter();
  return letter;
}

/** The problem of an id that no dead letter has. */
export function unknownDeadLetter(): HttpProblem {
  return new HttpProblem('unknown_dead_letter', 'No dead letter has this id. Check it, or list the dead letters.');
}
