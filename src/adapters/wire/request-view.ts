import { match } from 'ts-pattern';
import { type ContentRequest, outcomeOf, stageOf } from '../../domain/content-request.ts';
import type { GenerationOutcome } from '../../domain/generation-outcome.ts';
import { type Lesson, type LessonDraft, type Modality, transcriptOf } from '../../domain/lesson.ts';
import type { RequestStatus } from '../../domain/request-status.ts';
import { progressOf, type Stage } from '../../domain/stage.ts';
import type { Interest, TopicReference } from '../../domain/topic.ts';
import { type ClarificationView, clarificationView } from './clarification-view.ts';

/** A request as clients see it: over HTTP and from `vividly ask --json` alike. */
export interface RequestView {
  readonly id: string;
  readonly correlationId: string;
  readonly status: RequestStatus;
  readonly stage: Stage;
  /** Percent. */
  readonly progress: number;
  readonly query: string;
  readonly grade: number;
  /** What the student said they like, in their own words. */
  readonly interests: readonly string[];
  readonly modalities: readonly Modality[];
  /** BCP 47 tag. */
  readonly language: string;
  /** What the student was asked and answered so far, oldest first. */
  readonly clarifications: readonly ClarificationView[];
  /** The interest that the lesson is tied to, by name. */
  readonly interest: string | null;
  readonly topic: TopicReference | null;
  readonly outcome: OutcomeView | null;
  /** Present as soon as the script is written, which may be before the outcome. */
  readonly lesson: LessonView | null;
  /** What can be read of the lesson while its script is being written. */
  readonly draft: LessonDraft | null;
  /** True while a better version of a basic lesson is on its way. */
  readonly upgrading: boolean;
  /** True where a basic lesson is to be replaced by a full one when the model can be reached again. */
  readonly upgradePossible: boolean;
  /** 1 for the request that is due first; null when it is not queued, or in a list. */
  readonly queuePosition: number | null;
  /** Seconds until the answer, as the last answers took; null when that is not known or the request has ended. */
  readonly estimatedSeconds: number | null;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** An outcome without the lesson itself, which the view carries beside it. */
export type OutcomeView =
  | (Omit<Extract<GenerationOutcome, { kind: 'success' }>, 'lesson'> & LessonSummary)
  | (Omit<Extract<GenerationOutcome, { kind: 'cached' }>, 'lesson'> & LessonSummary)
  | Exclude<GenerationOutcome, { kind: 'success' | 'cached' }>;

interface LessonSummary {
  readonly lessonId: string;
  /** `basic`: composed offline, and shown as the basic version. */
  readonly quality: Lesson['quality'];
}

export interface LessonView {
  readonly id: string;
  readonly quality: Lesson['quality'];
  readonly title: string;
  readonly hook: string;
  readonly sections: Lesson['script']['sections'];
  readonly takeaways: readonly string[];
  readonly checkQuestions: Lesson['script']['checkQuestions'];
  readonly estimatedSeconds: number;
  readonly sources: readonly string[];
  readonly transcript: string;
  readonly audioUrl?: string;
  readonly videoUrl?: string;
  readonly captionsUrl?: string;
  readonly thumbnailUrl?: string;
}

/** What is known about the wait, beside the request itself. */
export type WaitView = Pick<RequestView, 'queuePosition' | 'estimatedSeconds'>;

const WAIT_NOT_KNOWN: WaitView = { queuePosition: null, estimatedSeconds: null };

export function requestView(request: ContentRequest, wait: WaitView = WAIT_NOT_KNOWN): RequestView {
  const outcome = outcomeOf(request);
  const stage = stageOf(request);
  const { topic, interest } = subjectOf(request);
  const lesson = lessonOf(outcome) ?? request.checkpoints.lesson;
  return {
    id: request.id,
    correlationId: request.correlationId,
    status: request.state.status,
    stage,
    progress: progressOf(stage),
    query: request.question.query,
    grade: request.question.grade,
    interests: request.question.interests,
    modalities: request.question.modalities,
    language: request.question.language,
    clarifications: request.clarifications.map(clarificationView),
    interest: interest?.name ?? null,
    topic,
    outcome: outcome === null ? null : outcomeView(outcome),
    lesson: lesson === null ? null : lessonView(lesson),
    draft: request.state.status === 'generating' ? request.state.draft : null,
    upgrading: request.state.status === 'completed' && ['wanted', 'running'].includes(request.state.upgrade.kind),
    upgradePossible: request.state.status === 'completed' && request.state.upgrade.kind === 'possible',
    queuePosition: wait.queuePosition,
    estimatedSeconds: wait.estimatedSeconds,
    createdAt: new Date(request.createdAt).toISOString(),
    updatedAt: new Date(request.updatedAt).toISOString(),
  };
}

export function outcomeView(outcome: GenerationOutcome): OutcomeView {
  return match(outcome)
    .returnType<OutcomeView>()
    .with({ kind: 'success' }, ({ lesson, ...rest }) => ({ ...rest, lessonId: lesson.id, quality: lesson.quality }))
    .with({ kind: 'cached' }, ({ lesson, ...rest }) => ({ ...rest, lessonId: lesson.id, quality: lesson.quality }))
    .with(
      { kind: 'clarification_needed' },
      { kind: 'out_of_scope' },
      { kind: 'blocked' },
      { kind: 'failed' },
      (whole) => whole,
    )
    .exhaustive();
}

export function lessonView({ id, quality, script, media }: Lesson): LessonView {
  const { title, hook, sections, takeaways, checkQuestions, estimatedSeconds, sources } = script;
  return {
    id,
    quality,
    title,
    hook,
    sections,
    takeaways,
    checkQuestions,
    estimatedSeconds,
    sources,
    transcript: transcriptOf(script),
    ...(media.audioUrl !== null && { audioUrl: media.audioUrl }),
    ...(media.videoUrl !== null && { videoUrl: media.videoUrl }),
    ...(media.captionsUrl !== null && { captionsUrl: media.captionsUrl }),
    ...(media.thumbnailUrl !== null && { thumbnailUrl: media.thumbnailUrl }),
  };
}

function lessonOf(outcome: GenerationOutcome | null): Lesson | null {
  if (outcome === null) return null;
  return match(outcome)
    .with({ kind: 'success' }, { kind: 'cached' }, ({ lesson }) => lesson)
    .with(
      { kind: 'clarification_needed' },
      { kind: 'out_of_scope' },
      { kind: 'blocked' },
      { kind: 'failed' },
      () => null,
    )
    .exhaustive();
}

function subjectOf(request: ContentRequest): { topic: TopicReference | null; interest: Interest | null } {
  const lesson = lessonOf(outcomeOf(request));
  if (lesson !== null) return lesson;
  const { understanding } = request.checkpoints;
  return understanding?.kind === 'topic' ? understanding : { topic: null, interest: null };
}
