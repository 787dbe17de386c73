import type { WantedLesson } from '../../../application/prewarm-lesson.ts';
import type { Modality } from '../../../domain/lesson.ts';
import { GRADE_BANDS, gradeBandOf } from '../../../domain/lesson-key.ts';
import type { TopicCatalogue } from '../../../domain/ports/topic-catalogue.ts';
import type { Interest, Subject, Topic } from '../../../domain/topic.ts';

/** Which lessons somebody wants to have beforehand, as they said it. */
export interface Choice {
  /** Ids; null for those of the subject. */
  readonly topics: readonly string[] | null;
  readonly subject: Subject | null;
  /** Null for one grade of each band in which the topic is taught. */
  readonly grades: readonly number[] | null;
  /** As students say them; `none` for the lesson without one. */
  readonly interests: readonly string[];
  readonly modality: Modality;
  readonly language: string;
}

export type ChosenLessons =
  | { readonly kind: 'chosen'; readonly lessons: readonly WantedLesson[] }
  | { readonly kind: 'mistakes'; readonly mistakes: readonly string[] };

/** The lesson that is tied to no interest. */
export const NO_INTEREST = 'none';

/** Every lesson that was chosen, each once: grades of one band and interests of one family share one. */
export function chooseLessons(catalogue: TopicCatalogue, choice: Choice): ChosenLessons {
  const mistakes: string[] = [];
  const topics = topicsOf(catalogue, choice, mistakes);
  const interests = choice.interests.map((text) => interestOf(catalogue, text, mistakes));
  const grades = choice.grades ?? [];
  for (const grade of grades) {
    if (!Number.isInteger(grade) || grade < 1 || grade > 12) mistakes.push(`Grade ${grade}: give 1 to 12.`);
  }
  if (mistakes.length > 0) return { kind: 'mistakes', mistakes };
  const lessons = topics.flatMap((topic) =>
    firstOfEach(choice.grades ?? gradesOf(topic), gradeBandOf).flatMap((grade) =>
      firstOfEach(interests, (interest) => interest?.family ?? null).map((interest) => ({
        topic: { id: topic.id, name: topic.name },
        grade,
        interest,
        modalities: modalitiesOf(choice.modality),
        language: choice.language,
      })),
    ),
  );
  return { kind: 'chosen', lessons };
}

function topicsOf(catalogue: TopicCatalogue, { topics, subject }: Choice, mistakes: string[]): readonly Topic[] {
  if (topics === null) return catalogue.topics().filter((topic) => topic.subject === subject);
  return [...new Set(topics)].flatMap((id) => {
    const topic = catalogue.topic(id);
    if (topic !== null) return [topic];
    const near = catalogue.search(id.replaceAll('-', ' '), 1)[0]?.topic.id;
    mistakes.push(`There is no topic "${id}".${near === undefined ? '' : ` Do you mean ${near}?`}`);
    return [];
  });
}

function interestOf(catalogue: TopicCatalogue, text: string, mistakes: string[]): Interest | null {
  if (text === NO_INTEREST) return null;
  const interest = catalogue.interests().find(({ id }) => id === text) ?? catalogue.interest(text);
  if (interest === null) mistakes.push(`The catalogue has no interest "${text}". GET /v1/interests lists them.`);
  return interest;
}

/** One grade of each band in which the topic is taught: the lowest, whose lesson all of the band can read. */
function gradesOf({ grades }: Topic): readonly number[] {
  const taught = Array.from({ length: grades.to - grades.from + 1 }, (_, index) => grades.from + index);
  return GRADE_BANDS.flatMap((band) => taught.find((grade) => gradeBandOf(grade) === band) ?? []);
}

function modalitiesOf(modality: Modality): readonly Modality[] {
  if (modality === 'video') return ['text', 'audio', 'video'];
  return modality === 'audio' ? ['text', 'audio'] : ['text'];
}

function firstOfEach<Item, Group>(items: readonly Item[], groupOf: (item: Item) => Group): readonly Item[] {
  const groups = items.map(groupOf);
  return items.filter((_, index) => groups.indexOf(groups[index] as Group) === index);
}
