import type { Lesson, LessonMedia, Modality } from '../lesson.ts';

/** `skipped` where the renderer cannot make this modality. */
export type RenderResult =
  | { readonly kind: 'rendered'; readonly media: LessonMedia }
  | { readonly kind: 'skipped' }
  | { readonly kind: 'failed'; readonly detail: string };

/**
 * Makes audio, captions and video of a lesson's script.
 *
 * 1. It never throws or rejects: a renderer that breaks costs the media, never the lesson.
 * 2. It makes only what was asked for: text alone makes nothing.
 * 3. Rendering the same lesson twice gives the same addresses.
 * 4. It ends soon after its signal aborts, with `failed`.
 */
export interface LessonRenderer {
  narrate(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult>;
  film(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult>;
}
