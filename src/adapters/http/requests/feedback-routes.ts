import { match } from 'ts-pattern';
import { z } from 'zod';
import { rateLesson } from '../../../application/rate-lesson.ts';
import { outcomeOf } from '../../../domain/content-request.ts';
import { type LessonVerdict, UNHELPFUL_REASONS } from '../../../domain/lesson-feedback.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { portsOfCall } from '../ports-of-call.ts';
import { HttpProblem } from '../problems/http-problem.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { type RequestReader, unknownRequest } from './request-reader.ts';

const REASONS = UNHELPFUL_REASONS.join(', ');

/** Whether the lesson helped, and where it did not, why. */
export const feedbackBodySchema = z
  .strictObject(
    {
      helpful: z.boolean('Send true or false as "helpful".'),
      reason: z
        .enum(UNHELPFUL_REASONS, `Send one of ${REASONS}, or leave the reason out.`)
        .optional()
        .meta({ description: 'Why it did not help. Not with "helpful": true.' }),
    },
    { error: (issue) => (issue.code === 'invalid_type' ? 'Send a JSON object with helpful.' : undefined) },
  )
  .refine(({ helpful, reason }) => !helpful || reason === undefined, 'A helpful lesson needs no reason. Leave it out.')
  .meta({ id: 'FeedbackVote' });

/** A student's vote on the lesson of a request, as it is stored. */
export const feedbackViewSchema = z
  .strictObject({
    lessonId: z.uuid(),
    helpful: z.boolean().nullable().meta({ description: 'Null where you have not said yet.' }),
    reason: z.enum(UNHELPFUL_REASONS).nullable(),
  })
  .meta({ id: 'Feedback' });

const parameters = { id: 'The request’s id.' };
const path = '/v1/requests/{id}/feedback';

/** A student looks at what they said of a lesson. */
export function readFeedbackRoute({ ports }: Pick<HttpDependencies, 'ports'>, reader: RequestReader): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path,
    access: ['student'],
    name: 'readFeedback',
    summary: 'Look at what you said of a lesson',
    parameters,
    answers: { 200: { description: 'Your vote on the request’s lesson.', schema: feedbackViewSchema } },
    problems: ['unknown_request', 'no_lesson'],
    handle: async ({ context, identity }) => {
      const outcome = outcomeOf(await reader.own(context.req.param('id'), identity));
      if (outcome === null || !('lesson' in outcome)) throw noLesson();
      const { id } = outcome.lesson;
      return context.json(feedbackView(id, await ports.feedback.verdictOf(identity.subject, id)));
    },
  });
}

/** A student says whether a lesson helped. */
export function giveFeedbackRoute(
  { ports, settings }: Pick<HttpDependencies, 'ports' | 'settings'>,
  reader: RequestReader,
): GuardedRoute {
  return guardedRoute({
    method: 'put',
    path,
    access: ['student'],
    name: 'giveFeedback',
    summary: 'Say whether a lesson helped',
    description: 'One vote a student a lesson: another one takes its place, the same one again changes nothing.',
    parameters,
    body: feedbackBodySchema,
    answers: { 200: { description: 'Your vote, as it is kept.', schema: feedbackViewSchema } },
    problems: ['unknown_request', 'no_lesson'],
    handle: async ({ context, identity, body }) => {
      const { id: requestId } = await reader.own(context.req.param('id'), identity);
      const verdict: LessonVerdict = body.helpful ? { helpful: true } : { helpful: false, reason: body.reason ?? null };
      const rate = rateLesson(portsOfCall(ports, context), settings.withdrawal);
      return match(await rate({ requestId, verdict }))
        .with({ kind: 'rated' }, ({ lessonId }) => context.json(feedbackView(lessonId, verdict)))
        .with({ kind: 'unknown_request' }, () => {
          throw unknownRequest();
        })
        .with({ kind: 'no_lesson' }, () => {
          throw noLesson();
        })
        .exhaustive();
    },
  });
}

function feedbackView(lessonId: string, verdict: LessonVerdict | null): z.infer<typeof feedbackViewSchema> {
  if (verdict === null) return { lessonId, helpful: null, reason: null };
  return { lessonId, helpful: verdict.helpful, reason: verdict.helpful ? null : verdict.reason };
}

function noLesson(): HttpProblem {
  return new HttpProblem(
    'no_lesson',
    'This request has not ended in a lesson, so there is nothing to rate. Nothing was stored; look at the request first.',
  );
}
