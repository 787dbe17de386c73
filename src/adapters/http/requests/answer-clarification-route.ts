import { match } from 'ts-pattern';
import type { z } from 'zod';
import { answerClarification } from '../../../application/answer-clarification.ts';
import type { ClarificationReply } from '../../../domain/clarification.ts';
import type { Refusal } from '../../../domain/life-cycle-action.ts';
import { requestViewSchema } from '../../wire/request-view-schema.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { portsOfCall } from '../ports-of-call.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { type RequestReader, unknownRequest } from './request-reader.ts';
import { answerBodySchema } from './request-schemas.ts';

/** A student answers a clarifying question, and the same request goes on. */
export function answerClarificationRoute(
  { ports }: Pick<HttpDependencies, 'ports'>,
  reader: RequestReader,
): GuardedRoute {
  return guardedRoute({
    method: 'post',
    path: '/v1/requests/{id}/clarification',
    access: ['student'],
    name: 'answerClarification',
    summary: 'Answer a clarifying question',
    description: 'The same request goes on; nothing needs to be asked again.',
    parameters: { id: 'The request’s id.' },
    body: answerBodySchema,
    answers: {
      202: { description: 'Taken; the lesson is on its way.', schema: requestViewSchema },
      200: { description: 'This question was answered before; nothing changed.', schema: requestViewSchema },
    },
    problems: ['unknown_request', 'not_waiting'],
    handle: async ({ context, identity, body }) => {
      const { id } = await reader.own(context.req.param('id'), identity);
      const answer = answerClarification(portsOfCall(ports, context));
      const result = await answer({ requestId: id, questionId: body.questionId, reply: replyOf(body) });
      return match(result)
        .with({ kind: 'resumed' }, async ({ request }) => context.json(await reader.view(request), 202))
        .with({ kind: 'already_answered' }, async ({ request }) => context.json(await reader.view(request), 200))
        .with({ kind: 'unknown_request' }, () => {
          throw unknownRequest();
        })
        .with({ kind: 'invalid' }, ({ message }) => {
          throw invalidAnswer('text', message);
        })
        .with({ kind: 'refused' }, ({ refusal }) => {
          throw problemOfRefusal(refusal);
        })
        .exhaustive();
    },
  });
}

function replyOf({ optionId, text }: z.infer<typeof answerBodySchema>): ClarificationReply {
  if (optionId !== undefined) return { kind: 'option', optionId };
  return text !== undefined ? { kind: 'text', text } : { kind: 'skip' };
}

function problemOfRefusal(refusal: Refusal): HttpProblem {
  return match(refusal)
    .with({ reason: 'unknown_question' }, () =>
      invalidAnswer('questionId', 'The request does not ask this question. Read it again and answer one that it asks.'),
    )
    .with({ reason: 'unknown_option' }, () =>
      invalidAnswer('optionId', 'The question has no such option. Choose one of its options, or send text or skip.'),
    )
    .with(
      { reason: 'not_waiting' },
      { reason: 'ended' },
      { reason: 'not_allowed' },
      ({ status }) =>
        new HttpProblem('not_waiting', `The request is ${status} and asks nothing. Your answer was not needed.`, {
          members: { requestStatus: status },
        }),
    )
    .with(
      { reason: 'already_answered' },
      { reason: 'leased' },
      { reason: 'not_due' },
      { reason: 'waiting_for_student' },
      { reason: 'stale_fence' },
      { reason: 'not_better' },
      () => new HttpProblem('not_waiting', 'The request asks nothing at the moment. Your answer was not needed.'),
    )
    .exhaustive();
}

function invalidAnswer(field: string, message: string): HttpProblem {
  const detail = 'The request still waits for your answer. Correct what is listed under "problems" and send it again.';
  return new HttpProblem('invalid_fields', detail, { problems: [{ field, message }] });
}
