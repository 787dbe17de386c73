import type { EntityManager } from 'typeorm';
import { REQUEST_STATUSES, type RequestStatus } from '../../domain/request-status.ts';

/** What has ended is counted in its index alone; what is owed, which is little, through the index of what is due. */
const COUNT_REQUESTS = `
  SELECT status, count(*)::int AS count FROM requests WHERE recheck_at IS NULL GROUP BY status
  UNION ALL
  SELECT status, count(*)::int AS count FROM requests WHERE recheck_at IS NOT NULL GROUP BY status`;

/** How many requests there are in each status. A word that this version does not know is not counted. */
export async function countRequestsByStatus(manager: EntityManager): Promise<Readonly<Record<RequestStatus, number>>> {
  const counts: Record<string, number> = Object.fromEntries(REQUEST_STATUSES.map((status) => [status, 0]));
  const rows = await manager.query<{ status: string; count: number }[]>(COUNT_REQUESTS);
  for (const { status, count } of rows) {
    const known = counts[status];
    if (known !== undefined) counts[status] = known + count;
  }
  return counts as Record<RequestStatus, number>;
}
