import type { Lesson, LessonMedia } from '../../domain/lesson.ts';
import type { RenderResult } from '../../domain/ports/lesson-renderer.ts';
import { type GenerationContext, stopIfInterrupted, withinDeadline } from '../generation-context.ts';

/** Adds narration and film where they were asked for. A renderer that fails costs the media, never the lesson. */
export async function renderLesson(context: GenerationContext, written: Lesson): Promise<Lesson> {
  const { modalities } = context.request().question;
  if (!modalities.includes('audio') && !modalities.includes('video')) return written;
  await context.finishStage({ lesson: written }, 'narrating');
  const narrated = await render(context, written, (lesson, signal) =>
    context.ports.renderer.narrate(lesson, modalities, signal),
  );
  if (!modalities.includes('video')) return narrated;
  await context.finishStage({ lesson: narrated }, 'rendering');
  return render(context, narrated, (lesson, signal) => context.ports.renderer.film(lesson, modalities, signal));
}

async function render(
  context: GenerationContext,
  lesson: Lesson,
  work: (lesson: Lesson, signal: AbortSignal) => Promise<RenderResult>,
): Promise<Lesson> {
  const result = await withinDeadline(context, context.settings.renderingDeadline, ({ signal }) =>
    work(lesson, signal),
  );
  stopIfInterrupted(context.signal);
  return result.kind === 'rendered' ? { ...lesson, media: merge(lesson.media, result.media) } : lesson;
}

function merge(earlier: LessonMedia, later: LessonMedia): LessonMedia {
  return {
    audioUrl: later.audioUrl ?? earlier.audioUrl,
    videoUrl: later.videoUrl ?? earlier.videoUrl,
    captionsUrl: later.captionsUrl ?? earlier.captionsUrl,
    thumbnailUrl: later.thumbnailUrl ?? earlier.thumbnailUrl,
  };
}
