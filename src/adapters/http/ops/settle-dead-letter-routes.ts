import { match } from 'ts-pattern';
import { discardDeadLetter, replayDeadLetter } from '../../../application/dead-letters.ts';
import { deadLetterSchema } from '../../wire/ops-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { portsOfCall } from '../ports-of-call.ts';
import { HttpProblem, retryAfterHeader } from '../problems/http-problem.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { deadLetterView } from './dead-letter-view.ts';
import { knownDeadLetter, unknownDeadLetter } from './read-dead-letters-routes.ts';

const settling = {
  method: 'post',
  access: ['operator'],
  parameters: { id: 'The letter’s id, percent-encoded: it may have a slash.' },
} as const satisfies Partial<GuardedRoute>;

/** An operator gives a dead letter another chance. */
export function replayDeadLetterRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    ...settling,
    path: '/v1/ops/dead-letters/{id}/replay',
    name: 'replayDeadLetter',
    summary: 'Give a dead letter another chance',
    answers: { 200: { description: 'Replayed: what it asks for is worked on again.', schema: deadLetterSchema } },
    problems: ['unknown_dead_letter', 'dead_letter_settled', 'unavailable'],
    handle: async ({ context }) => {
      const { id } = await knownDeadLetter(ports.ledger, context.req.param('id'));
      return match(await replayDeadLetter(portsOfCall(ports, context))(id))
        .with('replayed', async () => context.json(deadLetterView(await knownDeadLetter(ports.ledger, id))))
        .with('already_settled', () => refuse(alreadySettled()))
        .with('unknown_letter', () => refuse(unknownDeadLetter()))
        .with('queue_unavailable', () => {
          const detail = 'The queue cannot be reached. The dead letter is kept as it was; replay it in a few seconds.';
          return refuse(new HttpProblem('unavailable', detail, { headers: retryAfterHeader(5_000) }));
        })
        .exhaustive();
    },
  });
}

/** An operator puts a dead letter away for good. */
export function discardDeadLetterRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  const discard = discardDeadLetter(ports);
  return guardedRoute({
    ...settling,
    path: '/v1/ops/dead-letters/{id}/discard',
    name: 'discardDeadLetter',
    summary: 'Put a dead letter away for good',
    answers: { 200: { description: 'Discarded; its request keeps its answer.', schema: deadLetterSchema } },
    problems: ['unknown_dead_letter', 'dead_letter_settled'],
    handle: async ({ context }) => {
      const { id } = await knownDeadLetter(ports.ledger, context.req.param('id'));
      return match(await discard(id))
        .with('discarded', async () => context.json(deadLetterView(await knownDeadLetter(ports.ledger, id))))
        .with('already_settled', () => refuse(alreadySettled()))
        .with('unknown_letter', () => refuse(unknownDeadLetter()))
        .exhaustive();
    },
  });
}

function alreadySettled(): HttpProblem {
  return new HttpProblem('dead_letter_settled', 'It was replayed or discarded before. Nothing was changed now.');
}

function refuse(problem: HttpProblem): never {
  throw problem;
}
