import { z } from 'zod';
import { BLOCKED_CATEGORIES, OUT_OF_SCOPE_REASONS } from '../../../domain/generation-outcome.ts';
import { checkQuestion, MAX_INTERESTS } from '../../../domain/question.ts';

/** How a question can end when everything works; a lesson from the library counts as `success`. */
export const EXPECTED_OUTCOMES = ['success', 'clarification_needed', 'out_of_scope', 'blocked'] as const;

const oneOrMore = <Item extends z.ZodType>(item: Item) => z.array(item).min(1);

/** What a teacher would accept as an answer; any of several where each is right. */
const expectationSchema = z
  .strictObject({
    outcome: oneOrMore(z.enum(EXPECTED_OUTCOMES)),
    /** Ids of the catalogue. */
    topic: oneOrMore(z.string()).optional(),
    reason: oneOrMore(z.enum(OUT_OF_SCOPE_REASONS)).optional(),
    category: oneOrMore(z.enum(BLOCKED_CATEGORIES)).optional(),
    /** Personal data in the question that must not be kept. */
    hidden: oneOrMore(z.string().min(1)).optional(),
  })
  .superRefine(({ outcome, topic, reason, category }, context) => {
    const needs = (given: unknown, field: string, needed: (typeof EXPECTED_OUTCOMES)[number]): void => {
      if (given !== undefined && !outcome.includes(needed)) {
        context.addIssue({ code: 'custom', path: [field], message: `only goes with the outcome ${needed}` });
      }
    };
    needs(topic, 'topic', 'success');
    needs(reason, 'reason', 'out_of_scope');
    needs(category, 'category', 'blocked');
  });

/** One line of a case file: a question with the answers that are right. */
export const questionCaseSchema = z
  .strictObject({
    id: z.string().min(1),
    class: z.string().regex(/^[a-z][a-z_]*$/, 'use small letters and _'),
    query: z.string(),
    grade: z.number(),
    interests: z.array(z.string()).max(MAX_INTERESTS).optional(),
    expect: expectationSchema,
  })
  .superRefine(({ query, grade, interests }, context) => {
    const checked = checkQuestion({ query, grade, interests });
    if (checked.kind === 'valid') return;
    for (const { field, message } of checked.problems) context.addIssue({ code: 'custom', path: [field], message });
  });

export type QuestionCase = z.infer<typeof questionCaseSchema>;
export type Expectation = QuestionCase['expect'];
