import type { Lesson } from '../../../domain/lesson.ts';
import type { Speech } from '../../../domain/ports/speech-synthesizer.ts';
import { captionCues } from '../captions/caption-cues.ts';
import { webVtt } from '../captions/web-vtt.ts';
import { encodeNarration } from '../film/encode-narration.ts';
import { encodeScene } from '../film/encode-scene.ts';
import { muxFilm } from '../film/mux-film.ts';
import type { SpokenLine } from '../narration/spoken-lines.ts';
import { durationOf, joinNarration, type TimedLine } from '../narration/timeline.ts';
import { drawSlide } from '../slides/draw-slide.ts';
import { lookOf } from '../slides/look.ts';
import { rasterizePng } from '../slides/rasterize.ts';
import { storyboard } from '../slides/storyboard.ts';

/** What is heard and read along, and when each line of it is heard. */
export interface RecordedNarration {
  /** AAC in MP4. */
  readonly audio: Uint8Array;
  /** WebVTT. */
  readonly captions: string;
  readonly lines: readonly TimedLine[];
  /** Seconds. */
  readonly duration: number;
}

export interface RecordedFilm {
  /** H.264 and AAC in MP4. */
  readonly video: Uint8Array;
  /** PNG. */
  readonly thumbnail: Uint8Array;
}

/** Joins and encodes speech, and writes its captions. Runs in a thread of its own. */
export async function record(task: {
  readonly lines: readonly SpokenLine[];
  readonly pieces: readonly Speech[];
  readonly language: string;
}): Promise<RecordedNarration> {
  const narration = joinNarration(task.lines, task.pieces);
  return {
    audio: await encodeNarration(narration.speech),
    captions: webVtt(captionCues(narration), task.language),
    lines: narration.lines,
    duration: durationOf(narration.speech),
  };
}

/** Draws and encodes the slides in step with a narration. Runs in a thread of its own. */
export async function film(task: {
  readonly lesson: Lesson;
  readonly narration: RecordedNarration;
}): Promise<RecordedFilm> {
  const { lesson, narration } = task;
  const scenes = storyboard(lesson, narration.lines, narration.duration);
  const look = lookOf(lesson.topic.id);
  const draw = (slide: number, view: Parameters<typeof drawSlide>[0]) =>
    drawSlide(view, look, { slide, slides: scenes.length, topic: lesson.topic.name });
  const encoded = [];
  for (const { slide, end, steps } of scenes) {
    const pictures = steps.map(({ at, view }) => ({ at, svg: draw(slide, view) }));
    encoded.push(await encodeScene(pictures, end));
  }
  const opening = scenes[0]?.steps.at(-1);
  if (opening === undefined) throw new Error('a film needs a slide');
  return {
    video: await muxFilm(encoded, narration.audio, narration.duration),
    thumbnail: rasterizePng(draw(0, opening.view)),
  };
}
