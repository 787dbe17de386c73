import type { ContentRequest } from '../domain/content-request.ts';
import type { Ports } from './ports.ts';
import type { WorkerSettings } from './settings.ts';

/** Keeps a claimed request's lease alive until it is stopped. */
export interface KeptLease {
  stop(): Promise<void>;
}

/**
 * Renews at a third of the lease, so that two renewals may fail before it runs out.
 * @param onLost called when the request is no longer this worker's: taken over or cancelled
 */
export function keepLease(
  { clock, repository }: Pick<Ports, 'clock' | 'repository'>,
  { leaseFor }: Pick<WorkerSettings, 'leaseFor'>,
  claimed: ContentRequest,
  onLost: () => void,
): KeptLease {
  const stopped = new AbortController();
  const renewing = renew();
  return {
    stop: async () => {
      stopped.abort();
      await renewing;
    },
  };

  async function renew(): Promise<void> {
    while ((await clock.sleep(leaseFor / 3, stopped.signal)) === 'elapsed') {
      try {
        const action = { type: 'renew_lease', fence: claimed.fence, leaseFor } as const;
        const result = await repository.apply(claimed.id, action);
        if (result.kind !== 'applied') {
          onLost();
          return;
        }
      } catch {
        // The database may be back before the lease runs out; every write is fenced, so trying on is safe.
      }
    }
  }
}
