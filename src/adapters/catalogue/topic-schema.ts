import { z } from 'zod';
import { INTEREST_FAMILIES, SUBJECTS } from '../../domain/topic.ts';

const text = z.string().trim().min(1);
const id = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab case');
const grade = z.number().int().min(1).max(12);

/** A topic file: `topics/<subject>/<id>.json`. */
export const topicSchema = z.strictObject({
  id,
  name: text,
  subject: z.enum(SUBJECTS),
  unit: text,
  grades: z
    .strictObject({ from: grade, to: grade })
    .refine(({ from, to }) => from <= to, 'the grades must not end before they begin'),
  prerequisites: z.array(id),
  related: z.array(id),
  standards: z.array(text),
  synonyms: z.array(text).min(1),
  keywords: z.array(text).min(1),
  everydayWordings: z.array(text).min(1),
  misconceptions: z.array(z.strictObject({ belief: text, correction: text })).min(1),
  summary: text,
  explanation: z.strictObject({ simple: z.array(text).min(2), standard: z.array(text).min(2) }),
  workedExample: z.strictObject({ problem: text, solution: text }),
  visuals: z.array(text).min(3),
  analogies: z.array(
    z.strictObject({
      family: z.enum(INTEREST_FAMILIES),
      /** Whom it is for; without it, the interests of the family at which its words are at home. */
      interests: z.array(id).min(1).optional(),
      text,
      limit: text,
    }),
  ),
  checkQuestions: z
    .array(z.strictObject({ question: text, answer: text }))
    .min(1)
    .max(5),
  takeaways: z.array(text).length(3),
  simpleTakeaways: z.array(text).length(3).optional(),
});

/** A topic as its file has it: its comparisons may leave open whom they speak to. */
export type TopicEntry = z.infer<typeof topicSchema>;
