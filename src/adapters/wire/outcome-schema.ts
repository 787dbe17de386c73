import { z } from 'zod';
import type { ClarificationQuestion } from '../../domain/clarification.ts';
import {
  BLOCKED_CATEGORIES,
  CLARIFICATION_CAUSES,
  FAILURE_REASONS,
  type GenerationOutcome,
  OUT_OF_SCOPE_REASONS,
  type OutcomeKind,
} from '../../domain/generation-outcome.ts';
import { STAGES } from '../../domain/stage.ts';
import { lessonSchema, provenanceSchema } from './lesson-schema.ts';
import { interestSchema, topicReferenceSchema } from './text-schemas.ts';

const text = z.string().min(1);

export const clarificationQuestionSchema = z.strictObject({
  id: text,
  text,
  options: z
    .array(z.strictObject({ id: text, label: text, topicId: text.exactOptional() }))
    .min(2)
    .max(4),
  freeText: z.boolean(),
}) satisfies z.ZodType<ClarificationQuestion>;

/** One schema a variant. A variant without its schema does not compile. */
export const outcomeVariants = {
  success: z.strictObject({
    kind: z.literal('success'),
    lesson: lessonSchema,
    provenance: provenanceSchema,
    guessed: z.literal(true).exactOptional(),
  }),
  cached: z.strictObject({
    kind: z.literal('cached'),
    lesson: lessonSchema,
    provenance: provenanceSchema,
    ageSeconds: z.number().int().nonnegative(),
    closeTo: interestSchema.exactOptional(),
    guessed: z.literal(true).exactOptional(),
  }),
  clarification_needed: z.strictObject({
    kind: z.literal('clarification_needed'),
    cause: z.enum(CLARIFICATION_CAUSES),
    questions: z.array(clarificationQuestionSchema).min(1),
    reasoning: z.string(),
    round: z.number().int().positive(),
  }),
  out_of_scope: z.strictObject({
    kind: z.literal('out_of_scope'),
    reason: z.enum(OUT_OF_SCOPE_REASONS),
    message: text,
    nearestTopics: z.array(topicReferenceSchema),
  }),
  blocked: z.strictObject({
    kind: z.literal('blocked'),
    category: z.enum(BLOCKED_CATEGORIES),
    raw: z.string().nullable(),
    guidance: text,
    helpResources: z.array(z.strictObject({ name: text, contact: text })),
  }),
  failed: z.strictObject({
    kind: z.literal('failed'),
    reason: z.enum(FAILURE_REASONS),
    stage: z.enum(STAGES),
    message: text,
    retryable: z.boolean(),
  }),
} satisfies { [Kind in OutcomeKind]: z.ZodType<Extract<GenerationOutcome, { kind: Kind }>> };

/** Every outcome as JSON: on the wire and in the database. */
export const outcomeSchema = z.discriminatedUnion('kind', [
  outcomeVariants.success,
  outcomeVariants.cached,
  outcomeVariants.clarification_needed,
  outcomeVariants.out_of_scope,
  outcomeVariants.blocked,
  outcomeVariants.failed,
]);

// Both directions, so that neither the schema nor the union can have a variant that the other lacks.
outcomeSchema satisfies z.ZodType<GenerationOutcome>;
type Covered = z.infer<typeof outcomeSchema>['kind'];
const everyKindIsCovered: [OutcomeKind] extends [Covered] ? true : never = true;
void everyKindIsCovered;
