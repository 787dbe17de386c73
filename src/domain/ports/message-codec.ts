import type { DecodedMessage, RequestMessage } from '../request-message.ts';

/**
 * The topic message as bytes.
 *
 * 1. `decode(encode(message))` gives the message.
 * 2. `decode` never throws: bytes that are no message are `unreadable`, a version that is not known is said to be so.
 */
export interface MessageCodec {
  encode(message: RequestMessage): Uint8Array;
  decode(body: Uint8Array): DecodedMessage;
}
