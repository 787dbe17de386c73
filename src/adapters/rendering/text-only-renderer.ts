import type { LessonRenderer, RenderResult } from '../../domain/ports/lesson-renderer.ts';

/** Makes no media: lessons are delivered as text. */
export class TextOnlyRenderer implements LessonRenderer {
  async narrate(): Promise<RenderResult> {
    return { kind: 'skipped' };
  }

  async film(): Promise<RenderResult> {
    return { kind: 'skipped' };
  }
}
