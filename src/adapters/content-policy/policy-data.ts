import { z } from 'zod';
import { SCREENED_CATEGORIES } from './screened-category.ts';

const text = z.string().trim().min(1);
const texts = z.array(text).min(1);

/** Named lists of words and word groups that phrases refer to as `{name}`. */
export const vocabularySchema = z.record(z.string().regex(/^[a-z][a-z-]*$/), texts);
export type Vocabulary = z.infer<typeof vocabularySchema>;

/** Characters that look like a Latin letter, by that letter. */
export const lookalikesSchema = z.record(z.string().regex(/^[a-z]$/), text);
export type Lookalikes = z.infer<typeof lookalikesSchema>;

/** Words that are one slip away from a word of the rules and are meant as they are. */
export const ordinaryWordsSchema = z.array(z.string().regex(/^[a-z]+$/));
export type OrdinaryWords = z.infer<typeof ordinaryWordsSchema>;

/** What a rule can be applied to: a student's words, or what a model wrote. */
export const SCREENED_TEXTS = ['query', 'script'] as const;
export type ScreenedText = (typeof SCREENED_TEXTS)[number];

/** One rule as its author writes it. The README beside the data explains the fields and the phrase language. */
export const ruleDataSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    why: text,
    screens: z
      .array(z.enum(SCREENED_TEXTS))
      .min(1)
      .default([...SCREENED_TEXTS]),
    phrases: texts.optional(),
    literals: texts.optional(),
    needs: texts.optional(),
    harmless: texts.optional(),
    about: texts.optional(),
  })
  .refine(
    ({ phrases, literals }) => phrases !== undefined || literals !== undefined,
    'a rule needs phrases or literals',
  )
  .refine(
    ({ phrases, needs, harmless, about }) => phrases !== undefined || !(needs ?? harmless ?? about),
    'literals take no context: only phrases can have needs, harmless or about',
  );
export type RuleData = z.infer<typeof ruleDataSchema>;

/** All rules of one category. */
export const ruleFileSchema = z.strictObject({
  category: z.enum(SCREENED_CATEGORIES),
  rules: z.array(ruleDataSchema).min(1),
});
export type RuleFile = z.infer<typeof ruleFileSchema>;

/** Everything that the rules are made of. */
export interface PolicyData {
  readonly vocabulary: Vocabulary;
  readonly lookalikes: Lookalikes;
  readonly ordinaryWords: OrdinaryWords;
  readonly ruleFiles: readonly RuleFile[];
}
