import { createHash } from 'node:crypto';
import { type Lesson, type LessonMedia, type Modality, NO_MEDIA } from '../../domain/lesson.ts';
import type { BlobStore } from '../../domain/ports/blob-store.ts';
import type { LessonRenderer, RenderResult } from '../../domain/ports/lesson-renderer.ts';
import type { SpeechSynthesizer } from '../../domain/ports/speech-synthesizer.ts';
import { mediaPath } from '../wire/media-address.ts';
import { spokenLines } from './narration/spoken-lines.ts';
import type { Studio } from './threads/studio.ts';
import type { RecordedNarration } from './threads/studio-thread.ts';

/** What a lesson is rendered with. */
export interface StudioRendererParts {
  readonly speech: SpeechSynthesizer;
  readonly blobs: BlobStore;
  readonly studio: Studio;
}

/** Narrations kept for the film that usually follows: about a megabyte each. */
const REMEMBERED = 16;

/** Narrates with any voice, films in the studio, and keeps the files in any store. */
export class StudioRenderer implements LessonRenderer {
  readonly #parts: StudioRendererParts;
  readonly #narrations = new Map<string, RecordedNarration>();

  constructor(parts: StudioRendererParts) {
    this.#parts = parts;
  }

  narrate(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult> {
    const wanted = modalities.includes('audio') || modalities.includes('video');
    return rendering(wanted, signal, async () => {
      const narration = await this.#narrationOf(lesson, signal);
      if (narration === null) return null;
      const [audio, captions] = await Promise.all([
        this.#keep(narration.audio, 'audio/mp4'),
        this.#keep(new TextEncoder().encode(narration.captions), 'text/vtt'),
      ]);
      return { audioUrl: audio, captionsUrl: captions };
    });
  }

  film(lesson: Lesson, modalities: readonly Modality[], signal: AbortSignal): Promise<RenderResult> {
    return rendering(modalities.includes('video'), signal, async () => {
      const narration = await this.#narrationOf(lesson, signal);
      if (narration === null) return null;
      const { video, thumbnail } = await this.#parts.studio.film({ lesson, narration }, signal);
      const [videoUrl, thumbnailUrl] = await Promise.all([
        this.#keep(video, 'video/mp4'),
        this.#keep(thumbnail, 'image/png'),
      ]);
      return { videoUrl, thumbnailUrl };
    });
  }

  /** Null where the voice does not speak the lesson's language. */
  async #narrationOf({ script, language }: Lesson, signal: AbortSignal): Promise<RecordedNarration | null> {
    const lines = spokenLines(script);
    const key = createHash('sha256')
      .update(JSON.stringify([language, lines]))
      .digest('hex');
    const known = this.#narrations.get(key);
    if (known !== undefined) return known;
    const said = await this.#parts.speech.speak(
      lines.map(({ spoken }) => spoken),
      language,
      signal,
    );
    if (said.kind === 'unsupported_language') return null;
    if (said.kind === 'failed') throw new Error(said.detail);
    const narration = await this.#parts.studio.record({ lines, pieces: said.pieces, language }, signal);
    this.#remember(key, narration);
    return narration;
  }

  #remember(key: string, narration: RecordedNarration): void {
    this.#narrations.set(key, narration);
    for (const oldest of [...this.#narrations.keys()].slice(0, -REMEMBERED)) this.#narrations.delete(oldest);
  }

  async #keep(content: Uint8Array, mediaType: string): Promise<string> {
    return mediaPath(await this.#parts.blobs.put(content, mediaType));
  }
}

/** Runs the work where it is wanted; whatever breaks in it, and an abort, is a failed rendering. */
async function rendering(
  wanted: boolean,
  signal: AbortSignal,
  work: () => Promise<Partial<LessonMedia> | null>,
): Promise<RenderResult> {
  if (!wanted) return { kind: 'skipped' };
  if (signal.aborted) return { kind: 'failed', detail: 'aborted' };
  let stop: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('aborted'));
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    // A store or a voice that does not hear the signal must not hold the worker.
    const media = await Promise.race([work(), aborted]);
    return media === null ? { kind: 'skipped' } : { kind: 'rendered', media: { ...NO_MEDIA, ...media } };
  } catch (thrown) {
    return {
      kind: 'failed',
      detail: signal.aborted ? 'aborted' : thrown instanceof Error ? thrown.message : 'unexpected',
    };
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
