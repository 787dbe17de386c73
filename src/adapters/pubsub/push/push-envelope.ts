import { z } from 'zod';
import type { Attributes } from '../messages/trace-attributes.ts';

/** A message as a push delivery carries it. */
export interface PushedMessage {
  readonly messageId: string;
  readonly body: Uint8Array;
  readonly attributes: Attributes;
}

// Empty data and attributes are left out by the sender.
const envelopeSchema = z.object({
  message: z.object({
    messageId: z.string().min(1),
    data: z.string().default(''),
    attributes: z.record(z.string(), z.string()).nullish(),
  }),
  subscription: z.string().min(1),
});

/** The message in a push delivery's body; null where it is no envelope of Pub/Sub. */
export function pushedMessageOf(body: unknown): PushedMessage | null {
  const envelope = envelopeSchema.safeParse(body);
  if (!envelope.success) return null;
  const { messageId, data, attributes } = envelope.data.message;
  const bytes = Buffer.from(data, 'base64');
  // Buffer skips what is not base64, which would deliver a body that nobody published.
  if (bytes.toString('base64') !== data) return null;
  return { messageId, body: new Uint8Array(bytes), attributes: attributes ?? {} };
}
