import { z } from 'zod';
import type { MessageCodec } from '../../domain/ports/message-codec.ts';
import { type DecodedMessage, REQUEST_MESSAGE_SCHEMA, type RequestMessage } from '../../domain/request-message.ts';

export const requestMessageSchema = z.object({
  schema: z.literal(REQUEST_MESSAGE_SCHEMA),
  requestId: z.uuid(),
  correlationId: z.string().min(1).max(200),
  attempt: z.number().int().positive(),
}) satisfies z.ZodType<RequestMessage>;

/** What every version has. */
const anyVersionSchema = z.object({ schema: z.string() });

/** A message points at a row; nothing that long does. */
const MAX_BYTES = 64 * 1024;

const ENCODER = new TextEncoder();
const DECODER = new TextDecoder('utf-8', { fatal: true });

/** The topic message as UTF-8 JSON. */
export class JsonMessageCodec implements MessageCodec {
  encode(message: RequestMessage): Uint8Array {
    return ENCODER.encode(JSON.stringify(message));
  }

  decode(body: Uint8Array): DecodedMessage {
    if (body.length > MAX_BYTES) return unreadable(`${body.length} bytes, more than ${MAX_BYTES}`);
    let value: unknown;
    try {
      value = JSON.parse(DECODER.decode(body));
    } catch (thrown) {
      return unreadable(thrown instanceof SyntaxError ? 'not JSON' : 'not UTF-8');
    }
    const message = requestMessageSchema.safeParse(value);
    if (message.success) return { kind: 'message', message: message.data };
    const schema = anyVersionSchema.safeParse(value);
    if (!schema.success) return unreadable('no schema field');
    if (schema.data.schema !== REQUEST_MESSAGE_SCHEMA) {
      const named = schema.data.schema.slice(0, 80);
      return { kind: 'unreadable', reason: 'unknown_schema_version', detail: `schema ${JSON.stringify(named)}` };
    }
    return unreadable(`invalid ${message.error.issues.map(({ path }) => path.join('.')).join(', ')}`);
  }
}

function unreadable(detail: string): DecodedMessage {
  return { kind: 'unreadable', reason: 'unreadable_message', detail };
}
