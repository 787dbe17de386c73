import { z } from 'zod';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { HttpPorts } from '../http-dependencies.ts';

const partSchema = z.strictObject({ reachable: z.boolean(), milliseconds: z.int().min(0) });

/** Each part that a request needs: whether it can be reached, and how long it took to find out. */
export const partReportSchema = z.strictObject({ database: partSchema, queue: partSchema });

/** What was found out about each part. */
export type PartReport = z.infer<typeof partReportSchema>;

/** Asks every part at once, each within the time. Never rejects. */
export async function checkParts(
  { clock, repository, queue }: Pick<HttpPorts, 'clock' | 'repository' | 'queue'>,
  within: Milliseconds,
): Promise<PartReport> {
  const [database, jobs] = await Promise.all([check(() => repository.now()), check(() => queue.check())]);
  return { database, queue: jobs };

  async function check(reach: () => Promise<unknown>): Promise<z.infer<typeof partSchema>> {
    const before = clock.now();
    const answered = new AbortController();
    const reached = reach().then(
      () => true,
      () => false,
    );
    const tooLate = clock.sleep(within, answered.signal).then(() => false);
    const reachable = await Promise.race([reached, tooLate]);
    answered.abort();
    return { reachable, milliseconds: clock.now() - before };
  }
}
