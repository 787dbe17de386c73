import { z } from 'zod';
import { interestSchema } from '../../wire/text-schemas.ts';
import type { HttpDependencies } from '../http-dependencies.ts';
import { type GuardedRoute, guardedRoute } from '../route.ts';
import { suggestInterests } from './suggest-interests.ts';

const suggestQuerySchema = z.object({
  search: z
    .string()
    .max(200, 'Send at most 200 characters.')
    .default('')
    .meta({ description: 'What was typed so far; all interests where it is left out.' }),
});

/** The catalogue changes only with a new version of the program. */
const CACHED = 'private, max-age=3600';

/** Interests that lessons can be tied to, as a student types. */
export function suggestInterestsRoute({ ports }: Pick<HttpDependencies, 'ports'>): GuardedRoute {
  return guardedRoute({
    method: 'get',
    path: '/v1/interests',
    access: ['student', 'operator'],
    name: 'suggestInterests',
    summary: 'List interests, or suggest them as one types',
    description: 'Within a family the best known come first. Lessons are shared by the interests of one family.',
    query: suggestQuerySchema,
    answers: {
      200: {
        description: 'Interests, best first.',
        schema: z.strictObject({ interests: z.array(interestSchema.meta({ id: 'Interest' })) }),
        headers: { 'cache-control': 'For how long the answer can be used again.' },
      },
    },
    handle: ({ context, query: { search } }) => {
      context.header('cache-control', CACHED);
      return context.json({ interests: suggestInterests(ports.catalogue, search) });
    },
  });
}
