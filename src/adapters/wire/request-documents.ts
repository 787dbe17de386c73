import { z } from 'zod';
import type { AnsweredClarification } from '../../domain/clarification.ts';
import type { Checkpoints } from '../../domain/content-request.ts';
import {
  BLOCKED_CATEGORIES,
  CLARIFICATION_CAUSES,
  FAILURE_REASONS,
  OUT_OF_SCOPE_REASONS,
  type OutcomeKind,
} from '../../domain/generation-outcome.ts';
import type { QueryUnderstanding } from '../../domain/query-understanding.ts';
import { QUEUED_REASONS, type RequestEventBody, type RequestEventType } from '../../domain/request-event.ts';
import { REQUEST_STATUSES } from '../../domain/request-status.ts';
import { STAGES, type WorkingStage } from '../../domain/stage.ts';
import { lessonSchema, provenanceSchema } from './lesson-schema.ts';
import { clarificationQuestionSchema, outcomeSchema } from './outcome-schema.ts';
import { interestSchema, topicReferenceSchema } from './text-schemas.ts';

export const workingStageSchema = z.enum(STAGES).exclude(['queued', 'done']) satisfies z.ZodType<WorkingStage>;

export const clarificationReplySchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('option'), optionId: z.string() }),
  z.strictObject({ kind: z.literal('text'), text: z.string() }),
  z.strictObject({ kind: z.literal('skip') }),
]);

export const clarificationsSchema = z.array(
  z.strictObject({
    round: z.number().int(),
    question: clarificationQuestionSchema,
    reply: clarificationReplySchema,
  }),
) satisfies z.ZodType<readonly AnsweredClarification[]>;

export const understandingSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('topic'),
    topic: topicReferenceSchema,
    interest: interestSchema.nullable(),
    confidence: z.number(),
    guessed: z.boolean(),
  }),
  z.strictObject({
    kind: z.literal('ambiguous'),
    questions: z.array(clarificationQuestionSchema),
    reasoning: z.string(),
    bestGuess: topicReferenceSchema.nullable(),
  }),
  z.strictObject({
    kind: z.literal('out_of_scope'),
    reason: z.enum(OUT_OF_SCOPE_REASONS),
    nearestTopics: z.array(topicReferenceSchema),
  }),
  z.strictObject({ kind: z.literal('blocked'), category: z.enum(BLOCKED_CATEGORIES), raw: z.string().nullable() }),
]) satisfies z.ZodType<QueryUnderstanding>;

export const checkpointsSchema = z.strictObject({
  understanding: understandingSchema.nullable(),
  lesson: lessonSchema.nullable(),
  provenance: provenanceSchema.nullable(),
}) satisfies z.ZodType<Checkpoints>;

const outcomeKind = z.enum(
  outcomeSchema.options.map(({ shape }) => shape.kind.value) as [OutcomeKind, ...OutcomeKind[]],
);
const instant = z.number().int();
const outcomeFacts = {
  why: z
    .enum([...CLARIFICATION_CAUSES, ...OUT_OF_SCOPE_REASONS, ...BLOCKED_CATEGORIES, ...FAILURE_REASONS])
    .exactOptional(),
  provenance: provenanceSchema.exactOptional(),
};

const eventVariants = {
  queued: z.strictObject({ type: z.literal('queued'), reason: z.enum(QUEUED_REASONS), notBefore: instant }),
  claimed: z.strictObject({ type: z.literal('claimed'), attempt: z.number().int(), worker: z.string() }),
  stage_started: z.strictObject({ type: z.literal('stage_started'), stage: workingStageSchema }),
  draft_ready: z.strictObject({ type: z.literal('draft_ready'), sections: z.number().int().nonnegative() }),
  draft_withdrawn: z.strictObject({ type: z.literal('draft_withdrawn') }),
  lesson_ready: z.strictObject({ type: z.literal('lesson_ready'), lessonId: z.string() }),
  media_ready: z.strictObject({
    type: z.literal('media_ready'),
    lessonId: z.string(),
    media: z.enum(['audio', 'video']),
  }),
  attempt_failed: z.strictObject({ type: z.literal('attempt_failed'), fault: z.string(), retryAt: instant.nullable() }),
  outcome: z.strictObject({
    type: z.literal('outcome'),
    kind: outcomeKind,
    status: z.enum(REQUEST_STATUSES).exclude(['queued', 'generating', 'cancelled']),
    ...outcomeFacts,
  }),
  upgrade_started: z.strictObject({ type: z.literal('upgrade_started') }),
  upgrade_abandoned: z.strictObject({ type: z.literal('upgrade_abandoned') }),
  lesson_upgraded: z.strictObject({
    type: z.literal('lesson_upgraded'),
    kind: outcomeKind,
    lessonId: z.string(),
    ...outcomeFacts,
  }),
  cancelled: z.strictObject({ type: z.literal('cancelled') }),
} satisfies { [Type in RequestEventType]: z.ZodType<Extract<RequestEventBody, { type: Type }>> };

/** What is counted of an outcome's event. */
export const outcomeEventSchema = eventVariants.outcome.pick({ kind: true, why: true });

/** The body of a stored event. */
export const requestEventBodySchema = z.discriminatedUnion('type', [
  eventVariants.queued,
  eventVariants.claimed,
  eventVariants.stage_started,
  eventVariants.draft_ready,
  eventVariants.draft_withdrawn,
  eventVariants.lesson_ready,
  eventVariants.media_ready,
  eventVariants.attempt_failed,
  eventVariants.outcome,
  eventVariants.upgrade_started,
  eventVariants.upgrade_abandoned,
  eventVariants.lesson_upgraded,
  eventVariants.cancelled,
]) satisfies z.ZodType<RequestEventBody>;
