/**
 * The one stage vocabulary: database, events, metrics and page all use these words.
 * In the order in which a request passes through them.
 */
export const STAGES = [
  'queued',
  'understanding',
  'finding_lesson',
  'writing_script',
  'narrating',
  'rendering',
  'done',
] as const;

export type Stage = (typeof STAGES)[number];

/** The stages in which a worker holds the request. */
export type WorkingStage = Exclude<Stage, 'queued' | 'done'>;

/** How much of the way each stage has behind it, in percent: the measured share of the time a lesson takes. */
const PROGRESS: Readonly<Record<Stage, number>> = {
  queued: 0,
  understanding: 5,
  finding_lesson: 25,
  writing_script: 30,
  narrating: 65,
  rendering: 80,
  done: 100,
};

/** Progress in percent (0 to 100). Always derived from the stage, never stored. */
export function progressOf(stage: Stage): number {
  return PROGRESS[stage];
}
