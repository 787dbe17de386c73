import { z } from 'zod';
import { BLOCKED_CATEGORIES } from '../../../domain/generation-outcome.ts';
import { responseSchemaOf } from './response-schema.ts';

/** What the model can decide about a question. */
export const DECISIONS = ['topic', 'ambiguous', 'not_covered', 'non_academic', 'beyond_grade', 'blocked'] as const;

// A provider's own blocks do not come as replies, so a model cannot choose `provider_policy`.
const CATEGORIES = BLOCKED_CATEGORIES.filter((category) => category !== 'provider_policy');

const topicIdOrNull = z
  .string()
  .nullable()
  .default(null)
  .transform((id) => (id?.trim() ? id.trim() : null));

/** The reply to "understand this question": flat, because Gemini refuses deep schemas. Source of the response schema. */
export const understandingReply = z.object({
  reasoning: z.string().max(1_000).describe('One or two sentences: why this decision.'),
  decision: z.enum(DECISIONS),
  topicId: topicIdOrNull.describe('The id of the topic; when ambiguous, of the best guess; else null.'),
  interest: z.string().nullable().default(null).describe('The id of the fitting interest, or null.'),
  confidence: z.number().min(0).max(1).describe('How sure the decision is, from 0 to 1.'),
  question: z
    .string()
    .trim()
    .max(300)
    .nullable()
    .default(null)
    .describe('When ambiguous: one short clarifying question, in the language of the student. Else null.'),
  options: z
    .array(
      z.object({
        label: z.string().trim().min(1).max(120).describe('What the student reads.'),
        topicId: topicIdOrNull.describe('The topic this option means, or null.'),
      }),
    )
    .max(4)
    .default([])
    .describe('When ambiguous: two to four options that differ. Else empty.'),
  nearestTopicIds: z
    .array(z.string().trim())
    .max(3)
    .default([])
    .describe('When no lesson can be given: up to three topic ids that come closest. Else empty.'),
  blockedCategory: z.enum(CATEGORIES).nullable().default(null).describe('When blocked: why. Else null.'),
});

export type UnderstandingReply = z.infer<typeof understandingReply>;

/** The same shape in Gemini's words. */
export const UNDERSTANDING_RESPONSE_SCHEMA = responseSchemaOf(understandingReply);
