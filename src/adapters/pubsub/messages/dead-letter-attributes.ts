import {
  DEAD_LETTER_REASONS,
  type DeadLetterReason,
  type DeliveryDisposition,
} from '../../../domain/delivery-disposition.ts';
import type { DeadLetterDelivery } from '../../../domain/ports/job-queue.ts';
import type { TraceContext } from '../../../domain/trace-context.ts';
import { type Attributes, LONGEST_VALUE, traceAttributes } from './trace-attributes.ts';

/** The disposition that puts a message aside. */
export type PutAside = Extract<DeliveryDisposition, { kind: 'dead_letter' }>;

/** Attributes of a dead letter: why it was put aside, under which name, and what it was. */
export function deadLetterAttributes(
  { reason, detail, letterId }: PutAside,
  source: { readonly messageId: string; readonly trace: TraceContext | null },
): Attributes {
  return {
    reason,
    detail: fitting(detail),
    letterId: fitting(letterId),
    sourceMessageId: source.messageId,
    ...traceAttributes(source.trace),
  };
}

/**
 * The dead letter that arrived with these attributes. A letter that we did not write (Pub/Sub's own dead-lettering, a
 * newer version, a person) is never given a reason of ours: it is `unrecognised_status`, with its raw words as detail.
 */
export function deadLetterOf(messageId: string, body: Uint8Array, attributes: Attributes): DeadLetterDelivery {
  const { reason, detail = '', letterId } = attributes;
  const name = letterId === undefined || letterId === '' ? messageId : letterId;
  if (isReason(reason)) return { letterId: name, body, reason, detail };
  return { letterId: name, body, reason: 'unrecognised_status', detail: unrecognised(attributes) };
}

function isReason(word: string | undefined): word is DeadLetterReason {
  return (DEAD_LETTER_REASONS as readonly (string | undefined)[]).includes(word);
}

function unrecognised({ reason, detail, ...rest }: Attributes): string {
  if (reason !== undefined) return `unrecognised reason ${JSON.stringify(reason)}: ${detail ?? ''}`;
  const subscription = rest['CloudPubSubDeadLetterSourceSubscription'];
  if (subscription === undefined) return 'no reason given';
  const deliveries = rest['CloudPubSubDeadLetterSourceDeliveryCount'] ?? 'unknown';
  return `put aside by Pub/Sub after ${deliveries} deliveries of ${subscription}`;
}

/** As much of the text as one attribute value holds, cut between characters. */
function fitting(text: string): string {
  const { read } = new TextEncoder().encodeInto(text, new Uint8Array(LONGEST_VALUE));
  return text.slice(0, read);
}
