import type { Ports } from './ports.ts';
import { publishRequest } from './publish-request.ts';

/**
 * The model is back: resumes up to `limit` requests that waited for it and upgrades basic lessons, oldest first.
 * @returns how many were set going
 */
export function resumeWaiting(
  ports: Pick<Ports, 'repository' | 'queue' | 'codec' | 'telemetry'>,
): (limit: number) => Promise<number> {
  return async (limit) => {
    let resumed = 0;
    for (const { id, how } of await ports.repository.waitingForModel(limit)) {
      const type = how === 'upgrade' ? 'request_upgrade' : 'resume_waiting';
      const result = await ports.repository.apply(id, { type });
      if (result.kind !== 'applied') continue;
      await publishRequest(ports, result.request);
      ports.telemetry.emit({ type: 'resumed', requestId: id, how }, result.request);
      resumed += 1;
    }
    return resumed;
  };
}
