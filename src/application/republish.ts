import type { Milliseconds } from '../domain/instant.ts';
import type { Ports } from './ports.ts';
import { publishRequest } from './publish-request.ts';

type RepublishPorts = Pick<Ports, 'repository' | 'queue' | 'codec' | 'telemetry'>;

/** A request published again is looked at again after this long, so that a lost message is only ever late. */
const LOOK_AGAIN_AFTER: Milliseconds = 30_000;

/**
 * Publishes requests that the database says are owed: never published, forgotten by the queue, or held by a worker
 * whose lease ran out. Publishing one that is under way after all does no harm: its claim is refused.
 * @returns how many were due
 */
export function republishDue(ports: RepublishPorts): (limit: number) => Promise<number> {
  return async (limit) => {
    const due = await ports.repository.takeDue(limit, LOOK_AGAIN_AFTER);
    for (const request of due) {
      if (await publishRequest(ports, request)) {
        ports.telemetry.emit({ type: 'republished', requestId: request.id, why: 'due' }, request);
      }
    }
    return due.length;
  };
}

/**
 * For a queue that does not outlive the process: publishes every unfinished request once, at start, page by page.
 * @returns how many were published
 */
export function republishUnfinished(ports: RepublishPorts): (pageSize: number) => Promise<number> {
  return async (pageSize) => {
    let published = 0;
    let afterId: string | null = null;
    for (;;) {
      const page = await ports.repository.unfinished(pageSize, afterId);
      for (const request of page) {
        // A full queue refuses; what is left is due soon and then published.
        if (!(await publishRequest(ports, request))) return published;
        ports.telemetry.emit({ type: 'republished', requestId: request.id, why: 'restart' }, request);
        published += 1;
      }
      const last = page.at(-1);
      if (last === undefined || page.length < pageSize) return published;
      afterId = last.id;
    }
  };
}
