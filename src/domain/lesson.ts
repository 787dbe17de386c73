import type { Interest, TopicReference } from './topic.ts';

/** What a student can ask to receive. `text` is always delivered. */
export const MODALITIES = ['text', 'audio', 'video'] as const;
export type Modality = (typeof MODALITIES)[number];

/** One section of a lesson: what is said, shown as text, and drawn. */
export interface LessonSection {
  readonly heading: string;
  readonly narration: string;
  readonly onScreenText: string;
  readonly visual: string;
}

/** The script of a lesson, the same shape from every source. 3 to 5 sections, 3 takeaways. */
export interface LessonScript {
  readonly title: string;
  readonly hook: string;
  readonly sections: readonly LessonSection[];
  readonly takeaways: readonly string[];
  readonly checkQuestions: readonly { readonly question: string; readonly answer: string }[];
  readonly estimatedSeconds: number;
  readonly sources: readonly string[];
}

/** What a student can read of a lesson that is being written: how it opens, and the sections that are finished. */
export interface LessonDraft {
  readonly title: string;
  readonly hook: string;
  readonly headings: readonly string[];
}

/** Rendered parts of a lesson; null where not asked for or not available. */
export interface LessonMedia {
  readonly audioUrl: string | null;
  readonly videoUrl: string | null;
  readonly captionsUrl: string | null;
  readonly thumbnailUrl: string | null;
}

export const NO_MEDIA: LessonMedia = { audioUrl: null, videoUrl: null, captionsUrl: null, thumbnailUrl: null };

/** How good a lesson is: `basic` ones were composed offline and are labelled so wherever they are shown. */
export type LessonQuality = 'full' | 'basic';

/** A lesson as a student receives it. */
export interface Lesson {
  readonly id: string;
  readonly topic: TopicReference;
  readonly grade: number;
  readonly interest: Interest | null;
  readonly language: string;
  readonly quality: LessonQuality;
  readonly script: LessonScript;
  readonly media: LessonMedia;
}

/** The whole lesson as plain text, in reading order. */
export function transcriptOf(script: LessonScript): string {
  return [
    script.title,
    script.hook,
    ...script.sections.map((section) => `${section.heading}\n${section.narration}`),
    ...script.takeaways,
  ].join('\n\n');
}
