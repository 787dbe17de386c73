import type { RequestView } from '../../../wire/request-view.ts';
import type { AskedQuestion } from '../api/requests.ts';
import { modalitiesOf, rememberedChoices } from './remembered-choices.ts';

/**
 * A question by the same student as an earlier one. Where the earlier request was tied to no interest, what the student
 * likes is taken from what this device remembers, and so is the form of the lesson, which no request tells.
 */
export function questionLike(view: RequestView, changes: Partial<AskedQuestion> = {}): AskedQuestion {
  const { interests, modality } = rememberedChoices();
  return {
    query: view.query,
    grade: view.grade,
    interests: view.interest === null ? interests : [view.interest],
    modalities: modalitiesOf(modality),
    ...changes,
  };
}
