import { REQUEST_MESSAGE_SCHEMA } from '../../../domain/request-message.ts';

/** The request that a message points at, null for junk. Reads our own messages only, so it need not be as strict as the codec. */
export function requestIdOf(body: Uint8Array): string | null {
  try {
    const value = JSON.parse(new TextDecoder().decode(body)) as { schema?: unknown; requestId?: unknown };
    return value.schema === REQUEST_MESSAGE_SCHEMA && typeof value.requestId === 'string' ? value.requestId : null;
  } catch {
    return null;
  }
}
