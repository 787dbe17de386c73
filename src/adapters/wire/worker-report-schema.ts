import { z } from 'zod';
import { CIRCUIT_STATES, type WorkerReport } from '../../domain/ports/worker-reports.ts';

const count = z.int().min(0);

/** A worker's report as it is stored. Fields that a newer version added are left out rather than refused. */
export const workerReportSchema = z.object({
  worker: z.string(),
  startedAt: z.number(),
  version: z.string(),
  inWork: count,
  circuits: z.array(z.object({ model: z.string(), state: z.enum(CIRCUIT_STATES) })),
  unexpectedStatuses: z.array(z.object({ where: z.string(), count })),
  modelCalls: z.array(z.object({ model: z.string(), calls: count, failed: count })),
}) satisfies z.ZodType<WorkerReport>;
