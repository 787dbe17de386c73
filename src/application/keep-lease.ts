import type { ContentRequest } from '../domain/content-request.ts';
import { type KeptAlive, keepAlive } from './keep-alive.ts';
import type { Ports } from './ports.ts';
import type { WorkerSettings } from './settings.ts';

/**
 * Keeps a claimed request's lease alive until it is stopped. Where the database cannot be written just now it may be back
 * before the lease runs out; every write is fenced, so trying on is safe.
 * @param onLost called when the request is no longer this worker's: taken over or cancelled
 */
export function keepLease(
  { clock, repository }: Pick<Ports, 'clock' | 'repository'>,
  { leaseFor }: Pick<WorkerSettings, 'leaseFor'>,
  { id, fence }: ContentRequest,
  onLost: () => void,
): KeptAlive {
  const renew = async () => (await repository.apply(id, { type: 'renew_lease', fence, leaseFor })).kind === 'applied';
  return keepAlive(clock, leaseFor, renew, onLost);
}
