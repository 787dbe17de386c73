import type { ApplyResult } from '../domain/ports/request-repository.ts';
import type { Ports } from './ports.ts';

/**
 * Withdraws a request. The worker that holds it notices at its next write or lease renewal, stops, and its work is
 * discarded; no message needs to be found, since a later delivery sees `cancelled` and is acknowledged.
 */
export function cancelRequest({ repository }: Pick<Ports, 'repository'>): (requestId: string) => Promise<ApplyResult> {
  return (requestId) => repository.apply(requestId, { type: 'cancel' });
}
