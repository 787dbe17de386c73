import type { OwedRequest } from '../domain/ports/request-repository.ts';
import { REQUEST_MESSAGE_SCHEMA } from '../domain/request-message.ts';
import type { Ports } from './ports.ts';

/**
 * Publishes the message that points at a committed request. A failure is reported, not thrown: the row says that the
 * request is owed, so recovery publishes it again.
 * @returns whether the queue took the message
 */
export async function publishRequest(
  { queue, codec, telemetry }: Pick<Ports, 'queue' | 'codec' | 'telemetry'>,
  request: OwedRequest,
): Promise<boolean> {
  const message = {
    schema: REQUEST_MESSAGE_SCHEMA,
    requestId: request.id,
    correlationId: request.correlationId,
    attempt: request.attempts + 1,
  } as const;
  try {
    await queue.publish(codec.encode(message), request.trace);
    return true;
  } catch (thrown) {
    const detail = thrown instanceof Error ? thrown.message : 'unknown';
    telemetry.emit({ type: 'publish_failed', requestId: request.id, detail }, request);
    return false;
  }
}
