import { match } from 'ts-pattern';
import type { Lesson, LessonMedia } from '../../domain/lesson.ts';
import type { RenderResult } from '../../domain/ports/lesson-renderer.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { type GenerationContext, stopIfInterrupted, withinDeadline } from '../generation-context.ts';

export interface RenderedLesson {
  readonly lesson: Lesson;
  /** False when a renderer failed: what is missing may be there another time. */
  readonly complete: boolean;
}

/** Adds narration and film where they were asked for. A renderer that fails costs the media, never the lesson. */
export async function renderLesson(
  context: GenerationContext,
  written: { readonly lesson: Lesson; readonly provenance: Provenance },
): Promise<RenderedLesson> {
  const { lesson, provenance } = written;
  const { modalities } = context.request().question;
  if (!modalities.includes('audio') && !modalities.includes('video')) return { lesson, complete: true };
  context.finishStage({ lesson, provenance }, 'narrating');
  const narrated = await render(context, 'narration', lesson, (silent, signal) =>
    context.ports.renderer.narrate(silent, modalities, signal),
  );
  if (!modalities.includes('video')) return narrated;
  context.finishStage({ lesson: narrated.lesson }, 'rendering');
  const filmed = await render(context, 'film', narrated.lesson, (unfilmed, signal) =>
    context.ports.renderer.film(unfilmed, modalities, signal),
  );
  return { lesson: filmed.lesson, complete: narrated.complete && filmed.complete };
}

async function render(
  context: GenerationContext,
  what: 'narration' | 'film',
  lesson: Lesson,
  work: (lesson: Lesson, signal: AbortSignal) => Promise<RenderResult>,
): Promise<RenderedLesson> {
  const result = await withinDeadline(context, context.settings.renderingDeadline, ({ signal }) =>
    work(lesson, signal),
  );
  stopIfInterrupted(context.signal);
  return match(result)
    .returnType<RenderedLesson>()
    .with({ kind: 'rendered' }, ({ media }) => ({
      lesson: { ...lesson, media: merge(lesson.media, media) },
      complete: true,
    }))
    .with({ kind: 'skipped' }, () => ({ lesson, complete: true }))
    .with({ kind: 'failed' }, ({ detail }) => {
      context.ports.telemetry.emit({ type: 'rendering_failed', requestId: context.request().id, what, detail });
      return { lesson, complete: false };
    })
    .exhaustive();
}

function merge(earlier: LessonMedia, later: LessonMedia): LessonMedia {
  return {
    audioUrl: later.audioUrl ?? earlier.audioUrl,
    videoUrl: later.videoUrl ?? earlier.videoUrl,
    captionsUrl: later.captionsUrl ?? earlier.captionsUrl,
    thumbnailUrl: later.thumbnailUrl ?? earlier.thumbnailUrl,
  };
}
