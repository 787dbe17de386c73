import { z } from 'zod';
import { SUBJECTS } from '../../../domain/topic.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { suggestTopics } from './suggest-topics.ts';

const suggestionSchema = z
  .strictObject({
    id: z.string(),
    name: z.string(),
    subject: z.enum(SUBJECTS),
    grades: z.strictObject({ from: z.int(), to: z.int() }),
  })
  .meta({ id: 'TopicSuggestion' });

const MOST = 25;
const limitProblem = `The limit must be a whole number from 1 to ${MOST}.`;

const suggestQuerySchema = z.object({
  query: z
    .string('Send what was typed so far as "query".')
    .max(200, 'Send at most 200 characters.')
    .meta({ description: 'What was typed so far.' }),
  limit: z.coerce
    .number(limitProblem)
    .int(limitProblem)
    .min(1, limitProblem)
    .max(MOST, limitProblem)
    .default(8)
    .meta({ description: 'How many to give.' }),
});

/** Topics that can be taught, as a student types. */
export function suggestTopicsRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/topics',
    access: ['student', 'operator'],
    name: 'suggestTopics',
    summary: 'Suggest topics as one types',
    query: suggestQuerySchema,
    answers: {
      200: { description: 'Topics, best first.', schema: z.strictObject({ topics: z.array(suggestionSchema) }) },
    },
    handle: ({ context, query }) => {
      const topics = suggestTopics(ports.catalogue, query.query, query.limit).map(({ id, name, subject, grades }) => ({
        id,
        name,
        subject,
        grades,
      }));
      return context.json({ topics });
    },
  });
}
