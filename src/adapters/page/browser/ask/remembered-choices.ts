import type { Modality } from '../../../../domain/lesson.ts';

const KEY = 'vividly.choices';

/** What a student chose the last time, on this device: nobody likes to say their grade with every question. */
export interface Choices {
  readonly grade: number | null;
  readonly interests: readonly string[];
  /** The richest form of lesson that is wanted. */
  readonly modality: Modality;
}

const NOTHING_CHOSEN: Choices = { grade: null, interests: [], modality: 'text' };

export function rememberedChoices(): Choices {
  try {
    const kept: Partial<Choices> = JSON.parse(localStorage.getItem(KEY) ?? '{}');
    return { ...NOTHING_CHOSEN, ...kept };
  } catch {
    // Nothing is kept, or nothing that can be read: the student chooses again.
    return NOTHING_CHOSEN;
  }
}

export function rememberChoices(choices: Choices): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(choices));
  } catch {
    // A browser that keeps nothing asks again.
  }
}

/** What to ask for when this form of lesson is wanted; text always comes. */
export function modalitiesOf(modality: Modality): readonly Modality[] {
  return modality === 'video' ? ['text', 'audio', 'video'] : modality === 'audio' ? ['text', 'audio'] : ['text'];
}
