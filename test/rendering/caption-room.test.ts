import { expect, test } from '@jest/globals';
import { composeScript } from '../../src/adapters/offline/script/compose-script.ts';
import { spokenLines } from '../../src/adapters/rendering/narration/spoken-lines.ts';
import { drawSlide } from '../../src/adapters/rendering/slides/draw-slide.ts';
import { CAPTIONS_FROM, HEIGHT, WIDTH } from '../../src/adapters/rendering/slides/frame.ts';
import { lookOf } from '../../src/adapters/rendering/slides/look.ts';
import { rasterize } from '../../src/adapters/rendering/slides/rasterize.ts';
import type { SlideView } from '../../src/adapters/rendering/slides/slide-view.ts';
import { storyboard } from '../../src/adapters/rendering/slides/storyboard.ts';
import { firstWithComparison } from '../../src/domain/comparison.ts';
import type { Lesson } from '../../src/domain/lesson.ts';
import type { Topic } from '../../src/domain/topic.ts';
import { CATALOGUE } from '../offline/shipped.ts';
import { sampleLesson } from '../support/samples.ts';

const SAMPLE = sampleLesson('0b8f7c1e-58a4-4f6d-9d0e-0a8a6d8a0099');
const lessons = CATALOGUE.topics().map((topic) => lessonOn(topic));

function lessonOn(topic: Topic): Lesson {
  const interest = firstWithComparison(topic, CATALOGUE.interests());
  const query = topic.everydayWordings.reduce((long, wording) => (wording.length > long.length ? wording : long), '');
  return { ...SAMPLE, topic, interest, script: composeScript({ topic, query, grade: 12, interest }) };
}

/** The fullest view of each slide. */
function viewsOf(lesson: Lesson): readonly SlideView[] {
  const lines = spokenLines(lesson.script).map((line, index) => ({ ...line, start: index, end: index + 0.9 }));
  return storyboard(lesson, lines, lines.length).map(({ steps }) => (steps.at(-1) ?? steps[0]).view);
}

function wordsIn(view: SlideView): number {
  return JSON.stringify(view).length;
}

/** Rows below the captions' line on which something is drawn. */
function drawnRows(view: SlideView, topic: string): readonly number[] {
  const pixels = rasterize(drawSlide(view, lookOf(topic), { slide: 1, slides: 7, topic }));
  const rows = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const paper = rows.subarray(0, 4);
  return Array.from({ length: HEIGHT - CAPTIONS_FROM }, (_, row) => row + CAPTIONS_FROM).filter((row) =>
    Array.from({ length: WIDTH }, (_, column) => (row * WIDTH + column) * 4).some(
      (at) => paper.compare(rows, at, at + 4) !== 0,
    ),
  );
}

test.each(['title', 'section', 'takeaways'] as const)(
  'the fullest slides of the kind %s leave the room of captions free',
  (kind) => {
    const views = lessons
      .flatMap((lesson) => viewsOf(lesson).map((view) => ({ view, topic: lesson.topic.name })))
      .filter(({ view }) => view.kind === kind)
      .sort((one, other) => wordsIn(other.view) - wordsIn(one.view))
      .slice(0, 4);
    expect(views).toHaveLength(4);
    expect(views.flatMap(({ view, topic }) => drawnRows(view, topic))).toEqual([]);
  },
);

test('and so does a slide with longer words than the catalogue has', () => {
  const long = 'A sentence with many words that goes on and on. '.repeat(9);
  const views: readonly SlideView[] = [
    { kind: 'title', title: long, hook: long, pictures: ['rocket', 'horse', 'rocket'] },
    { kind: 'section', number: 1, heading: long, message: long, formulas: ['a', 'b', 'c'], pictures: [], visual: long },
    { kind: 'takeaways', heading: long, takeaways: [long, long, long], total: 3 },
  ];
  expect(views.flatMap((view) => drawnRows(view, long))).toEqual([]);
});
