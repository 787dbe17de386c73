import { z } from 'zod';
import { MODALITIES } from '../../domain/lesson.ts';
import { INTEREST_FAMILIES } from '../../domain/topic.ts';
import type { TraceContext } from '../../domain/trace-context.ts';

export const topicReferenceSchema = z.strictObject({ id: z.string().min(1), name: z.string().min(1) });

export const interestSchema = z.strictObject({
  id: z.string().min(1),
  name: z.string().min(1),
  family: z.enum(INTEREST_FAMILIES),
});

export const modalitiesSchema = z.array(z.enum(MODALITIES));

export const traceSchema = z.strictObject({
  traceparent: z.string(),
  tracestate: z.string().exactOptional(),
}) satisfies z.ZodType<TraceContext>;
