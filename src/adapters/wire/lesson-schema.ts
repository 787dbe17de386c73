import { z } from 'zod';
import type { Lesson, LessonDraft, LessonScript } from '../../domain/lesson.ts';
import type { Provenance } from '../../domain/provenance.ts';
import { interestSchema, topicReferenceSchema } from './text-schemas.ts';

const text = z.string().min(1);

/** A lesson script, as a model must write it and as it is stored. */
export const lessonScriptSchema = z.strictObject({
  title: text,
  hook: text,
  sections: z
    .array(z.strictObject({ heading: text, narration: text, onScreenText: text, visual: text }))
    .min(3)
    .max(5),
  takeaways: z.array(text).length(3),
  checkQuestions: z.array(z.strictObject({ question: text, answer: text })).max(5),
  estimatedSeconds: z.number().int().positive(),
  sources: z.array(text),
}) satisfies z.ZodType<LessonScript>;

/** What is shown of a lesson that is being written. */
export const lessonDraftSchema = z.strictObject({
  title: text,
  hook: text,
  headings: z.array(text).max(5),
}) satisfies z.ZodType<LessonDraft>;

const address = z.string().min(1).nullable();

export const lessonSchema = z.strictObject({
  id: z.uuid(),
  topic: topicReferenceSchema,
  grade: z.number().int().min(1).max(12),
  interest: interestSchema.nullable(),
  language: text,
  quality: z.enum(['full', 'basic']),
  script: lessonScriptSchema,
  media: z.strictObject({ audioUrl: address, videoUrl: address, captionsUrl: address, thumbnailUrl: address }),
}) satisfies z.ZodType<Lesson>;

export const provenanceSchema = z.strictObject({
  model: text,
  promptVersion: text,
  modelCalls: z.number().int().nonnegative(),
  inputTokens: z.number().int().nonnegative(),
  outputTokens: z.number().int().nonnegative(),
  costUsd: z.number().nonnegative().nullable(),
}) satisfies z.ZodType<Provenance>;
