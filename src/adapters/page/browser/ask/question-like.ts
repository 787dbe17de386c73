import type { RequestView } from '../../../wire/request-view.ts';
import type { AskedQuestion } from '../api/requests.ts';

/**
 * A question by the same student as an earlier one, in the same form and with the same interests. Where they named none,
 * the interest that was read in their question is kept: the new wording may not show it.
 */
export function questionLike(view: RequestView, changes: Partial<AskedQuestion> = {}): AskedQuestion {
  const found = view.interest === null ? [] : [view.interest];
  return {
    query: view.query,
    grade: view.grade,
    interests: view.interests.length > 0 ? view.interests : found,
    modalities: view.modalities,
    language: view.language,
    ...changes,
  };
}
