import { type Lesson, type LessonMedia, type Modality, NO_MEDIA } from '../../domain/lesson.ts';
import type { LessonRenderer, RenderResult } from '../../domain/ports/lesson-renderer.ts';

/** Renders at once and gives addresses without files behind them: the test double. */
export class InstantRenderer implements LessonRenderer {
  async narrate(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult> {
    const spoken = modalities.includes('audio') || modalities.includes('video');
    return rendered(spoken, signal, { audioUrl: `instant:${lesson.id}.m4a`, captionsUrl: `instant:${lesson.id}.vtt` });
  }

  async film(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult> {
    const media = { videoUrl: `instant:${lesson.id}.mp4`, thumbnailUrl: `instant:${lesson.id}.png` };
    return rendered(modalities.includes('video'), signal, media);
  }
}

function rendered(wanted: boolean, signal: AbortSignal, media: Partial<LessonMedia>): RenderResult {
  if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
  return wanted ? { kind: 'rendered', media: { ...NO_MEDIA, ...media } } : { kind: 'skipped' };
}
