/** The version of the topic message. The row in the database is the truth; the message only points at it. */
export const REQUEST_MESSAGE_SCHEMA = 'vividly.generation-request/1';

/** Longer names are not carried. */
export const MAX_CORRELATION_ID_CHARACTERS = 200;

export interface RequestMessage {
  readonly schema: typeof REQUEST_MESSAGE_SCHEMA;
  /** UUID of the request. */
  readonly requestId: string;
  readonly correlationId: string;
  /** How often this request was published, from 1. */
  readonly attempt: number;
}

/** What the bytes of a delivery turned out to be. */
export type DecodedMessage =
  | { readonly kind: 'message'; readonly message: RequestMessage }
  | {
      readonly kind: 'unreadable';
      readonly reason: 'unreadable_message' | 'unknown_schema_version';
      /** Says what is wrong without repeating the content. */
      readonly detail: string;
    };
