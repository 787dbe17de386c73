import type { LessonQuality, Modality } from './lesson.ts';
import type { Interest, InterestFamily } from './topic.ts';

/** Grades that share a lesson. */
export const GRADE_BANDS = ['1-2', '3-5', '6-8', '9-10', '11-12'] as const;
export type GradeBand = (typeof GRADE_BANDS)[number];

export function gradeBandOf(grade: number): GradeBand {
  if (grade <= 2) return '1-2';
  if (grade <= 5) return '3-5';
  if (grade <= 8) return '6-8';
  if (grade <= 10) return '9-10';
  return '11-12';
}

/** What makes two requests want the same lesson. */
export interface LessonKey {
  readonly topicId: string;
  readonly gradeBand: GradeBand;
  /** Interests of one family share a lesson; null for a lesson without an interest. */
  readonly interestFamily: InterestFamily | null;
  /** Which of the family's comparisons the lesson is composed from; null for the first, and where a model makes its own. */
  readonly comparison: string | null;
  readonly language: string;
  readonly modality: Modality;
  /** What the configured model can give: a basic lesson is never found where a full one is wanted. */
  readonly quality: LessonQuality;
  /** Prompt and policy version: a lesson written under older rules is not served under newer ones. */
  readonly policyVersion: string;
}

/** The richest modality asked for decides which lesson is wanted. */
export function richestModality(modalities: readonly Modality[]): Modality {
  if (modalities.includes('video')) return 'video';
  if (modalities.includes('audio')) return 'audio';
  return 'text';
}

export function lessonKey(parts: {
  topicId: string;
  grade: number;
  interest: Interest | null;
  comparison?: string | null;
  language: string;
  modalities: readonly Modality[];
  quality: LessonQuality;
  policyVersion: string;
}): LessonKey {
  return {
    topicId: parts.topicId,
    gradeBand: gradeBandOf(parts.grade),
    interestFamily: parts.interest?.family ?? null,
    comparison: parts.comparison ?? null,
    language: parts.language,
    modality: richestModality(parts.modalities),
    quality: parts.quality,
    policyVersion: parts.policyVersion,
  };
}

/** The key as one string, stable across versions of the program. */
export function lessonKeyText(key: LessonKey): string {
  const { topicId, gradeBand, interestFamily, comparison, language, modality, quality, policyVersion } = key;
  const tie = comparison === null ? (interestFamily ?? '-') : `${interestFamily}/${comparison}`;
  return [topicId, gradeBand, tie, language, modality, quality, policyVersion].join('|');
}
