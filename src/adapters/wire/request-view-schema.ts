import { z } from 'zod';
import { REQUEST_STATUSES } from '../../domain/request-status.ts';
import { STAGES } from '../../domain/stage.ts';
import { lessonScriptSchema } from './lesson-schema.ts';
import { outcomeVariants } from './outcome-schema.ts';
import type { LessonView, OutcomeView, RequestView } from './request-view.ts';
import { topicReferenceSchema } from './text-schemas.ts';

const lessonSummary = { lessonId: z.uuid(), quality: z.enum(['full', 'basic']) };

/** An outcome without the lesson itself, which the view carries beside it. */
export const outcomeViewSchema = z
  .discriminatedUnion('kind', [
    outcomeVariants.success.omit({ lesson: true }).extend(lessonSummary),
    outcomeVariants.cached.omit({ lesson: true }).extend(lessonSummary),
    outcomeVariants.clarification_needed,
    outcomeVariants.out_of_scope,
    outcomeVariants.blocked,
    outcomeVariants.failed,
  ])
  .meta({ id: 'Outcome' }) satisfies z.ZodType<OutcomeView>;

const address = z.string().exactOptional();

/** A lesson as clients see it. */
export const lessonViewSchema = z
  .strictObject({
    id: z.uuid(),
    quality: z.enum(['full', 'basic']),
    ...lessonScriptSchema.shape,
    transcript: z.string(),
    audioUrl: address,
    videoUrl: address,
    captionsUrl: address,
    thumbnailUrl: address,
  })
  .meta({ id: 'Lesson' }) satisfies z.ZodType<LessonView>;

const instant = z.iso.datetime();

/** A request as clients see it: over HTTP and from `vividly ask --json` alike. */
export const requestViewSchema = z
  .strictObject({
    id: z.uuid(),
    correlationId: z.string(),
    status: z.enum(REQUEST_STATUSES),
    stage: z.enum(STAGES),
    progress: z.int().min(0).max(100),
    query: z.string(),
    grade: z.int(),
    interest: z.string().nullable(),
    topic: topicReferenceSchema.nullable(),
    outcome: outcomeViewSchema.nullable(),
    lesson: lessonViewSchema.nullable(),
    upgrading: z.boolean(),
    queuePosition: z.int().min(1).nullable(),
    estimatedSeconds: z.int().min(0).nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Request' }) satisfies z.ZodType<RequestView>;
