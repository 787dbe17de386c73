import type { ContentRequest } from '../domain/content-request.ts';
import { ACKNOWLEDGE, type DeliveryDisposition } from '../domain/delivery-disposition.ts';
import type { GenerationPorts } from './generation-context.ts';

/** Ends an upgrade that came to nothing. The student keeps the basic lesson, so nothing went wrong for them. */
export async function abandonUpgrade(
  { repository, telemetry }: GenerationPorts,
  { id, correlationId }: ContentRequest,
  fence: number,
  why: 'no_better' | 'broken',
): Promise<DeliveryDisposition> {
  const abandoned = await repository.apply(id, { type: 'abandon_upgrade', fence });
  if (abandoned.kind === 'applied') telemetry.emit({ type: 'upgrade_abandoned', requestId: id, correlationId, why });
  return ACKNOWLEDGE;
}
