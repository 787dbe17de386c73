import type { Stage } from '../../../../domain/stage.ts';

/** What the student is told of each stage. */
export const STAGE_WORDS: Readonly<Record<Stage, string>> = {
  queued: 'Waiting in line',
  understanding: 'Understanding your question',
  finding_lesson: 'Looking for the right lesson',
  writing_script: 'Writing your lesson',
  narrating: 'Recording the voice',
  rendering: 'Making the video',
  done: 'Your lesson',
};
