import type { z } from 'zod';
import type { FieldProblem } from './http-problem.ts';

/** A schema's findings, one a field, in words for the person who wrote the request. */
export function fieldProblems(error: z.ZodError, whole: string): readonly FieldProblem[] {
  return error.issues.flatMap((issue) => {
    const path = issue.path.map(String);
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...path, key].join('.'),
        message: 'There is no such field here. Leave it out, or correct its name.',
      }));
    }
    return [{ field: path.length === 0 ? whole : path.join('.'), message: issue.message }];
  });
}
