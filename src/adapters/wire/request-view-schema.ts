import { z } from 'zod';
import { REQUEST_STATUSES } from '../../domain/request-status.ts';
import { STAGES } from '../../domain/stage.ts';
import type { ClarificationView } from './clarification-view.ts';
import { lessonDraftSchema, lessonScriptSchema } from './lesson-schema.ts';
import { outcomeVariants } from './outcome-schema.ts';
import type { LessonView, OutcomeView, RequestView } from './request-view.ts';
import { modalitiesSchema, topicReferenceSchema } from './text-schemas.ts';

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

/** A clarifying question that was answered, in words. */
export const clarificationViewSchema = z
  .strictObject({
    round: z.int().min(1),
    question: z.string(),
    reply: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('option'), label: z.string() }),
      z.strictObject({ kind: z.literal('text'), text: z.string() }),
      z.strictObject({ kind: z.literal('skip') }),
    ]),
  })
  .meta({ id: 'AnsweredClarification' }) satisfies z.ZodType<ClarificationView>;

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
    interests: z.array(z.string()).meta({ description: 'What the student likes, in their own words.' }),
    modalities: modalitiesSchema,
    language: z.string(),
    clarifications: z.array(clarificationViewSchema),
    interest: z.string().nullable(),
    topic: topicReferenceSchema.nullable(),
    outcome: outcomeViewSchema.nullable(),
    lesson: lessonViewSchema.nullable(),
    draft: lessonDraftSchema.nullable(),
    upgrading: z.boolean().meta({ description: 'A full version of a basic lesson is being made.' }),
    upgradePossible: z
      .boolean()
      .meta({ description: 'A full version of a basic lesson is made when the model can be reached again.' }),
    queuePosition: z.int().min(1).nullable(),
    estimatedSeconds: z.int().min(0).nullable(),
    createdAt: instant,
    updatedAt: instant,
  })
  .meta({ id: 'Request' }) satisfies z.ZodType<RequestView>;
