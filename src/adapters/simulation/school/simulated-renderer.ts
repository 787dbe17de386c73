import { type LessonMedia, NO_MEDIA } from '../../../domain/lesson.ts';
import type { Clock } from '../../../domain/ports/clock.ts';
import type { LessonRenderer, RenderResult } from '../../../domain/ports/lesson-renderer.ts';
import type { World } from '../world.ts';

/** A renderer that takes its time, fails, and sometimes ends only when it is told to. */
export class SimulatedRenderer implements LessonRenderer {
  readonly #world: World;
  readonly #clock: Clock;

  constructor(world: World, clock: Clock) {
    this.#world = world;
    this.#clock = clock;
  }

  narrate(...[{ id }, , signal]: Parameters<LessonRenderer['narrate']>): Promise<RenderResult> {
    return this.#render({ ...NO_MEDIA, audioUrl: `https://media.test/${id}.mp3` }, signal);
  }

  film(...[{ id }, , signal]: Parameters<LessonRenderer['film']>): Promise<RenderResult> {
    return this.#render({ ...NO_MEDIA, videoUrl: `https://media.test/${id}.mp4` }, signal);
  }

  async #render(media: LessonMedia, signal: AbortSignal): Promise<RenderResult> {
    const { random, weather, statistics } = this.#world;
    const fails = random.chance(weather.rendererFailure);
    const hangs = fails && random.chance(0.3);
    if (fails) statistics.faultsInjected.renderer_failure += 1;
    const wait = hangs ? Number.POSITIVE_INFINITY : random.between(500, 8_000);
    const ended = await this.#clock.sleep(wait, signal);
    if (ended === 'aborted' || fails) return { kind: 'failed', detail: 'simulated' };
    return { kind: 'rendered', media };
  }
}
