import { z } from 'zod';
import { INTEREST_FAMILIES, type Interest } from '../../domain/topic.ts';

const text = z.string().trim().min(1);

/** An interest with the words that students use for it. */
export const interestEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab case'),
  name: text,
  family: z.enum(INTEREST_FAMILIES),
  /** The interest that includes this one: who likes Minecraft likes video games. */
  broader: z.string().optional(),
  /** Words that mean this interest wherever they stand in a text. */
  aliases: z.array(text),
  /** Words that mean it only where the text says nothing else: "track", "metal", "fish". */
  alone: z.array(text),
}) satisfies z.ZodType<Interest>;

/** The interest file: `interests.json`. Within a family the best known come first: the page offers the first ones. */
export const interestFileSchema = z.array(interestEntrySchema);

export type InterestEntry = z.infer<typeof interestEntrySchema>;
