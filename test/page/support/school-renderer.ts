import { type Lesson, type Modality, NO_MEDIA } from '../../../src/domain/lesson.ts';
import type { LessonRenderer, RenderResult } from '../../../src/domain/ports/lesson-renderer.ts';
import type { Gate } from './gate.ts';

/** Gives addresses of this server, without files behind them; narration can be held. */
export class SchoolRenderer implements LessonRenderer {
  readonly #narrating: Gate;

  constructor(narrating: Gate) {
    this.#narrating = narrating;
  }

  async narrate({ id }: Lesson, _: readonly Modality[], signal: AbortSignal): Promise<RenderResult> {
    await this.#narrating.pass(signal);
    if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
    return { kind: 'rendered', media: { ...NO_MEDIA, audioUrl: `/media/${id}.m4a`, captionsUrl: `/media/${id}.vtt` } };
  }

  async film({ id }: Lesson): Promise<RenderResult> {
    return { kind: 'rendered', media: { ...NO_MEDIA, videoUrl: `/media/${id}.mp4` } };
  }
}
