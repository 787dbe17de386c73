import type { CreateSubscriptionOptions } from '@google-cloud/pubsub';
import type { Milliseconds } from '../../../domain/instant.ts';
import type { PushOptions } from '../push/push-options.ts';

/** How long Pub/Sub waits before it delivers a message again, growing from the first to the second. */
export interface RedeliveryBackoff {
  readonly minimum: Milliseconds;
  readonly maximum: Milliseconds;
}

/** Quick enough for a worker that was restarted, slow enough for an outage of hours. */
export const REDELIVERY_BACKOFF: RedeliveryBackoff = { minimum: 1_000, maximum: 60_000 };

const DAY = 86_400;

/**
 * A subscription as the queue needs it.
 *
 * It has **no dead-letter policy of Pub/Sub's own**, on purpose: that one counts deliveries, and a message that was
 * delivered often has only met an outage, a busy lease or a restart. Attempts are counted in the database, where an
 * attempt is one that began, and only the handler's own word puts a message aside.
 *
 * It never expires: by default Pub/Sub deletes a subscription that nobody pulled for 31 days, with all it holds.
 */
export function subscriptionSettings(backoff: RedeliveryBackoff, push?: PushOptions): CreateSubscriptionOptions {
  return {
    ackDeadlineSeconds: push === undefined ? 60 : 600,
    messageRetentionDuration: { seconds: 7 * DAY },
    expirationPolicy: {},
    retryPolicy: retryPolicy(backoff),
    ...(push?.endpointUrl !== undefined && {
      pushConfig: {
        pushEndpoint: push.endpointUrl,
        oidcToken: { serviceAccountEmail: push.serviceAccountEmail, audience: push.audience },
      },
    }),
  };
}

/** The backoff in Pub/Sub's form. */
export function retryPolicy({ minimum, maximum }: RedeliveryBackoff) {
  return { minimumBackoff: durationOf(minimum), maximumBackoff: durationOf(maximum) };
}

function durationOf(milliseconds: Milliseconds): { seconds: number; nanos: number } {
  return { seconds: Math.floor(milliseconds / 1_000), nanos: Math.round((milliseconds % 1_000) * 1e6) };
}
