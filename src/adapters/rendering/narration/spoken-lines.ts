import type { LessonScript } from '../../../domain/lesson.ts';
import { speakable } from './speakable.ts';

/** One thing that is said: a sentence, a heading or a takeaway. */
export interface SpokenLine {
  /** Of the slide that is seen meanwhile: 0 the title, then the sections, then the takeaways. */
  readonly slide: number;
  /** As it is written, for captions. */
  readonly text: string;
  /** As it is given to the voice. */
  readonly spoken: string;
  /** Seconds of silence after it. */
  readonly pauseAfter: number;
}

const BETWEEN_SENTENCES = 0.28;
const AFTER_HEADING = 0.45;
const BETWEEN_SLIDES = 0.8;

/** Words that open the last slide. */
export const TAKEAWAYS_HEADING = 'What to remember';

/** Everything that is said in a lesson, in order. */
export function spokenLines({ title, hook, sections, takeaways }: LessonScript): readonly SpokenLine[] {
  return [
    { heading: title, sentences: sentencesOf(hook) },
    ...sections.map(({ heading, narration }) => ({ heading, sentences: sentencesOf(narration) })),
    { heading: TAKEAWAYS_HEADING, sentences: takeaways.flatMap(sentencesOf) },
  ].flatMap(({ heading, sentences }, slide) => linesOfSlide(slide, heading, sentences));
}

function linesOfSlide(slide: number, heading: string, sentences: readonly string[]): SpokenLine[] {
  const lines = [heading, ...sentences].map((text, index) => ({
    slide,
    text,
    spoken: closed(speakable(text)),
    pauseAfter: index === 0 ? AFTER_HEADING : index === sentences.length ? BETWEEN_SLIDES : BETWEEN_SENTENCES,
  }));
  // What has no word in it cannot be said.
  return lines.filter(({ spoken }) => /[a-z0-9]/i.test(spoken));
}

/** A voice lets its tone fall only where a sentence ends. */
function closed(spoken: string): string {
  return /[.!?]$/.test(spoken) ? spoken : `${spoken.replace(/[\s,;:]+$/, '')}.`;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });

/** The sentences of a text. A decimal point or an abbreviation in the middle ends none. */
export function sentencesOf(text: string): readonly string[] {
  const sentences: string[] = [];
  for (const { segment } of SENTENCES.segment(text.replaceAll(/\s+/g, ' ').trim())) {
    const last = sentences.at(-1);
    if (last?.endsWith('!') && segment.startsWith('=')) sentences[sentences.length - 1] = last + segment;
    else if (last !== undefined && /\b(e\.g|i\.e|vs|approx|Dr|Mr|Mrs|Ms|St|No|Fig)\.\s*$/.test(last)) {
      sentences[sentences.length - 1] = last + segment;
    } else sentences.push(segment);
  }
  return sentences.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}
