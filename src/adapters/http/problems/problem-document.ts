import { z } from 'zod';
import type { HttpProblem } from './http-problem.ts';
import { PROBLEM_TYPES, problemType } from './problem-types.ts';

/** A problem as clients see it. Source: RFC 9457. */
export const problemSchema = z
  .looseObject({
    type: z.string().meta({ description: 'Stable URI of the kind of problem.' }),
    title: z.string(),
    status: z.int(),
    detail: z.string().meta({ description: 'What happened, what was kept, and what to do.' }),
    correlationId: z.string().meta({ description: 'Name this when you ask for help.' }),
    problems: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
  })
  .meta({ id: 'Problem', description: 'An RFC 9457 problem document.' });

/** A problem document as data. */
export type ProblemDocument = z.infer<typeof problemSchema>;

/** Source: RFC 9457, section 6.1. */
export const PROBLEM_MEDIA_TYPE = 'application/problem+json';

/** The document that says this problem. Its own members win over further ones of the same name. */
export function problemDocument({ word, detail, extras }: HttpProblem, correlationId: string): ProblemDocument {
  const { status, title } = PROBLEM_TYPES[word];
  return {
    ...extras.members,
    type: problemType(word),
    title,
    status,
    detail,
    correlationId,
    ...(extras.problems !== undefined && { problems: [...extras.problems] }),
  };
}
