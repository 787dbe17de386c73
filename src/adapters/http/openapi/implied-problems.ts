import type { ProblemWord } from '../problems/problem-types.ts';
import type { Route } from '../route.ts';

/** Every problem that a route can answer with: its own, and those that its access and inputs imply. */
export function problemsOf(route: Route): readonly ProblemWord[] {
  const guarded = route.access !== 'anyone';
  const implied: readonly (readonly [boolean, readonly ProblemWord[]])[] = [
    [true, ['internal_error', 'invalid_request']],
    [guarded, ['unauthenticated', 'forbidden', 'unrecognised_word', 'unavailable']],
    [guarded && route.method === 'post', ['rate_limited', 'body_too_large']],
    [route.body !== undefined, ['unsupported_media_type', 'invalid_fields']],
  ];
  const words = implied.flatMap(([applies, problems]) => (applies ? problems : []));
  return [...new Set([...(route.problems ?? []), ...words])];
}
