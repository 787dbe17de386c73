import { z } from 'zod';
import { setting } from './setting.ts';
import { count, optional, text, words } from './value-schemas.ts';

/** How requests reach workers, and the Google Cloud project they run in. */
export const QUEUE_SETTINGS = {
  queue: setting({
    variable: 'VIVIDLY_QUEUE',
    meaning: 'How requests reach workers: memory (within the process) or pubsub.',
    schema: words('memory', 'pubsub'),
    fallback: 'memory',
    fix: 'use memory or pubsub',
  }),
  queueCapacity: setting({
    variable: 'VIVIDLY_QUEUE_CAPACITY',
    meaning: 'Messages that may wait in the memory queue; what does not fit waits in the database.',
    schema: count(1_000_000),
    fallback: '10000',
    fix: 'give a whole number from 1 to 1000000',
  }),
  topic: setting({
    variable: 'VIVIDLY_PUBSUB_TOPIC',
    meaning: 'Pub/Sub topic of requests; the subscription and dead-letter names are derived from it.',
    schema: z.string().regex(/^[A-Za-z][A-Za-z0-9_.~+%-]{2,230}$/),
    fallback: 'vividly-requests',
    fix: 'start with a letter; 3 to 231 letters, digits and - _ . ~ + %',
  }),
  pushAudience: setting({
    variable: 'VIVIDLY_PUSH_AUDIENCE',
    meaning: 'Audience of the OIDC tokens of a push subscription; switches the push endpoint on.',
    schema: optional,
    fallback: null,
    fix: 'set the audience of the push subscription, or unset it',
  }),
  pushEndpoint: setting({
    variable: 'VIVIDLY_PUSH_ENDPOINT',
    meaning: 'Where Pub/Sub delivers to: the address of /v1/pubsub/push. Used by migrate to create the subscription.',
    schema: z.url().optional(),
    fallback: null,
    fix: 'give a whole address, such as https://vividly.example/v1/pubsub/push, or unset it',
  }),
  pushServiceAccount: setting({
    variable: 'VIVIDLY_PUSH_SERVICE_ACCOUNT',
    meaning: 'The service account that signs push deliveries. Needed with VIVIDLY_PUSH_AUDIENCE.',
    schema: z.email().optional(),
    fallback: null,
    fix: 'set the service account’s e-mail address',
  }),
  project: setting({
    variable: 'GOOGLE_CLOUD_PROJECT',
    meaning: 'Google Cloud project. Needed for vertexai, genai and pubsub.',
    schema: optional,
    fallback: null,
    fix: 'set it to your project id',
  }),
  location: setting({
    variable: 'GOOGLE_CLOUD_LOCATION',
    meaning: 'Google Cloud location of the model.',
    schema: text,
    fallback: 'global',
    fix: 'set it to global or a region',
  }),
  emulator: setting({
    variable: 'PUBSUB_EMULATOR_HOST',
    meaning: 'host:port of a Pub/Sub emulator.',
    schema: z
      .string()
      .regex(/^[^\s/]+:\d+$/)
      .optional(),
    fallback: null,
    fix: 'give host:port, such as 127.0.0.1:8085, or unset it',
  }),
};
