import type { Lesson, LessonMedia, Modality } from '../../../src/domain/lesson.ts';
import { NO_MEDIA } from '../../../src/domain/lesson.ts';
import type { ContentPolicy } from '../../../src/domain/ports/content-policy.ts';
import type { IdGenerator } from '../../../src/domain/ports/id-generator.ts';
import type { LessonRenderer, RenderResult } from '../../../src/domain/ports/lesson-renderer.ts';
import type { Telemetry, TelemetryEvent } from '../../../src/domain/ports/telemetry.ts';
import type { TraceContext } from '../../../src/domain/trace-context.ts';

/** Blocks a query that says "harm", and words of a model that call themselves unsafe; takes e-mail addresses out. */
export const WORD_POLICY: ContentPolicy = {
  version: '1',
  screenQuery: (query) => (query.includes('harm') ? { kind: 'blocked', category: 'self_harm' } : { kind: 'allowed' }),
  screenScript: ({ title }) =>
    title.includes('unsafe') ? { kind: 'blocked', category: 'violence' } : { kind: 'allowed' },
  screenWords: (words) =>
    words.join(' ').includes('unsafe') ? { kind: 'blocked', category: 'violence' } : { kind: 'allowed' },
  redact: (text) => text.replaceAll(/\S+@\S+/g, '[email]'),
  guidance: (category) => ({
    text: `Reviewed words about ${category}.`,
    helpResources: category === 'self_harm' ? [{ name: 'Helpline', contact: '988' }] : [],
  }),
};

/** Ids in order, and jitter that is always in the middle. */
export class CountedIds implements IdGenerator {
  #last = 0;

  uuid(): string {
    this.#last += 1;
    return `00000000-0000-4000-8000-${String(this.#last).padStart(12, '0')}`;
  }

  random(): number {
    return 0.5;
  }
}

/** Keeps every event, in order. */
export class RecordingTelemetry implements Telemetry {
  readonly events: TelemetryEvent[] = [];
  readonly parents: (TraceContext | null)[] = [];

  emit(event: TelemetryEvent): void {
    this.events.push(event);
  }

  of<Type extends TelemetryEvent['type']>(type: Type): Extract<TelemetryEvent, { type: Type }>[] {
    return this.events.filter((event): event is Extract<TelemetryEvent, { type: Type }> => event.type === type);
  }

  span<Result>(
    _name: string,
    parent: TraceContext | null,
    work: (context: TraceContext | null, telemetry: Telemetry) => Promise<Result>,
  ): Promise<Result> {
    this.parents.push(parent);
    return work(parent, this);
  }
}

/** Renders what it is told to, and remembers what it was asked. */
export class ScriptedRenderer implements LessonRenderer {
  readonly calls: ('narrate' | 'film')[] = [];
  narration: RenderResult | (() => Promise<RenderResult>) = rendered({ audioUrl: '/media/audio' });
  filming: RenderResult | (() => Promise<RenderResult>) = rendered({ videoUrl: '/media/video' });

  async narrate(_lesson: Lesson, _modalities: readonly Modality[], _signal: AbortSignal): Promise<RenderResult> {
    this.calls.push('narrate');
    return typeof this.narration === 'function' ? this.narration() : this.narration;
  }

  async film(_lesson: Lesson, _modalities: readonly Modality[], _signal: AbortSignal): Promise<RenderResult> {
    this.calls.push('film');
    return typeof this.filming === 'function' ? this.filming() : this.filming;
  }
}

export function rendered(media: Partial<LessonMedia>): RenderResult {
  return { kind: 'rendered', media: { ...NO_MEDIA, ...media } };
}
