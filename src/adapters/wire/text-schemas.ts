import { z } from 'zod';
import { INTEREST_FAMILIES } from '../../domain/topic.ts';

export const topicReferenceSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });

export const interestSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  family: z.enum(INTEREST_FAMILIES),
});
