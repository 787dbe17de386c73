import { z } from 'zod';
import { setting } from './setting.ts';

const words = <Word extends string>(...allowed: [Word, ...Word[]]) => z.enum(allowed);
const text = z.string().min(1);
const optional = text.optional();
const seconds = z.coerce
  .number()
  // A wait that rounds to no time at all would make a loop that never pauses.
  .min(0.001)
  .max(86_400)
  .transform((value) => Math.round(value * 1000));
const count = (max: number) => z.coerce.number().int().positive().max(max);
const list = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== ''),
);

/** Ways in which a model can be made to misbehave, for drills and load runs. */
export const MODEL_FAULTS = ['none', 'unavailable', 'not_found', 'rate_limited', 'slow', 'malformed', 'flaky'] as const;

const RUNGS = ['offline_understanding', 'library', 'offline_lesson'] as const;

/** Every environment variable that Vividly reads. The one place: docs/configuration.md is generated from it. */
export const SETTINGS = {
  model: setting({
    variable: 'VIVIDLY_MODEL',
    meaning: 'Which language model answers: offline, vertexai (the older SDK, no new features) or genai.',
    schema: words('offline', 'vertexai', 'genai'),
    fallback: 'offline',
    fix: 'use offline, vertexai or genai',
  }),
  modelNames: setting({
    variable: 'VIVIDLY_MODEL_NAMES',
    meaning: 'The chain of models, in order of preference, comma separated.',
    schema: list.pipe(z.array(text).min(1)),
    fallback: 'gemini-3.5-flash,gemini-3.5-flash-lite,gemini-3.1-flash-lite',
    fix: 'name at least one model, for example gemini-3.5-flash',
  }),
  modelPrices: setting({
    variable: 'VIVIDLY_MODEL_PRICES',
    meaning:
      'US dollars a million tokens, as JSON: {"model": {"input": 0.3, "output": 2.5}}. Without it costs are unknown.',
    schema: z
      .string()
      .transform((value, context): unknown => {
        try {
          return JSON.parse(value);
        } catch {
          context.addIssue('not JSON');
          return z.NEVER;
        }
      })
      .pipe(
        z.record(z.string(), z.strictObject({ input: z.number().nonnegative(), output: z.number().nonnegative() })),
      ),
    fallback: '{}',
    fix: 'give JSON such as {"gemini-3.5-flash": {"input": 0.3, "output": 2.5}}',
  }),
  modelEndpoint: setting({
    variable: 'VIVIDLY_MODEL_ENDPOINT',
    meaning: 'Another address for the model service, for a private endpoint or a local fake.',
    schema: z.url().optional(),
    fallback: null,
    fix: 'give a whole address, such as https://127.0.0.1:8443, or unset it',
  }),
  modelAccessToken: setting({
    variable: 'VIVIDLY_MODEL_ACCESS_TOKEN',
    meaning: 'A token for VIVIDLY_MODEL_ENDPOINT, in place of Application Default Credentials.',
    schema: optional,
    fallback: null,
    fix: 'set the token, or unset it',
    secret: true,
  }),
  modelCallTimeout: setting({
    variable: 'VIVIDLY_MODEL_CALL_TIMEOUT_SECONDS',
    meaning: 'For one call to one model.',
    schema: seconds,
    fallback: '15',
    fix: 'give seconds, more than 0',
  }),
  modelAttempts: setting({
    variable: 'VIVIDLY_MODEL_ATTEMPTS',
    meaning: 'Attempts at each model of the chain, for failures that a retry can help.',
    schema: count(10),
    fallback: '3',
    fix: 'give a whole number from 1 to 10',
  }),
  modelConcurrency: setting({
    variable: 'VIVIDLY_MODEL_CONCURRENCY',
    meaning: 'Calls to one model at once, for each process.',
    schema: count(10_000),
    fallback: '64',
    fix: 'give a whole number from 1 to 10000',
  }),
  breakerOpenAfter: setting({
    variable: 'VIVIDLY_BREAKER_OPEN_AFTER',
    meaning: 'Outage-like failures in a row after which the circuit of a model opens.',
    schema: count(1_000),
    fallback: '5',
    fix: 'give a whole number from 1 to 1000',
  }),
  breakerProbeAfter: setting({
    variable: 'VIVIDLY_BREAKER_PROBE_SECONDS',
    meaning: 'How long an open circuit waits before one call may probe the model.',
    schema: seconds,
    fallback: '10',
    fix: 'give seconds, more than 0',
  }),
  modelFault: setting({
    variable: 'VIVIDLY_MODEL_FAULT',
    meaning: 'A fault that the offline model shows, for drills.',
    schema: words(...MODEL_FAULTS),
    fallback: 'none',
    fix: 'use none, unavailable, not_found, rate_limited, slow, malformed or flaky',
  }),
  modelLatency: setting({
    variable: 'VIVIDLY_MODEL_LATENCY_MS',
    meaning: 'Mean time that the offline model takes, in milliseconds, for drills.',
    schema: z.coerce.number().int().nonnegative().max(600_000),
    fallback: '0',
    fix: 'give milliseconds from 0 to 600000',
  }),
  degradation: setting({
    variable: 'VIVIDLY_DEGRADATION',
    meaning: `Rungs used while the model is unavailable, comma separated: ${RUNGS.join(', ')}; or none.`,
    schema: list
      .transform((rungs) => (rungs.length === 1 && rungs[0] === 'none' ? [] : rungs))
      .pipe(z.array(z.enum(RUNGS))),
    fallback: RUNGS.join(','),
    fix: `choose from ${RUNGS.join(', ')}, or none`,
  }),
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
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    meaning: 'PostgreSQL address; without it the embedded database in VIVIDLY_DATA_DIR is used.',
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\//)
      .optional(),
    fallback: null,
    fix: 'give postgres://user:password@host:5432/database, or unset it',
    secret: true,
  }),
  databasePool: setting({
    variable: 'VIVIDLY_DATABASE_POOL',
    meaning: 'Connections to PostgreSQL, for each process.',
    schema: count(500),
    fallback: '10',
    fix: 'give a whole number from 1 to 500',
  }),
  dataFolder: setting({
    variable: 'VIVIDLY_DATA_DIR',
    meaning: 'Folder of the embedded database and of files.',
    schema: text,
    fallback: '.vividly',
    fix: 'give a folder that you may write',
  }),
  host: setting({
    variable: 'VIVIDLY_HOST',
    meaning: 'Address that the server listens on. Anything but loopback needs identity.',
    schema: text,
    fallback: '127.0.0.1',
    fix: 'give an address such as 127.0.0.1 or 0.0.0.0',
  }),
  port: setting({
    variable: 'PORT',
    meaning: 'Port that the server listens on; 0 takes a free one.',
    schema: z.coerce.number().int().min(0).max(65_535),
    fallback: '8080',
    fix: 'give a port from 0 to 65535',
  }),
  jwksUrl: setting({
    variable: 'VIVIDLY_JWKS_URL',
    meaning: 'Where the keys are that sign bearer tokens; switches identity on.',
    schema: z.url().optional(),
    fallback: null,
    fix: 'give the address of a JWKS document, or unset it',
  }),
  jwtIssuer: setting({
    variable: 'VIVIDLY_JWT_ISSUER',
    meaning: 'Issuer of bearer tokens. Needed with VIVIDLY_JWKS_URL.',
    schema: optional,
    fallback: null,
    fix: 'set the issuer that your tokens carry',
  }),
  jwtAudience: setting({
    variable: 'VIVIDLY_JWT_AUDIENCE',
    meaning: 'Audience of bearer tokens. Needed with VIVIDLY_JWKS_URL.',
    schema: optional,
    fallback: null,
    fix: 'set the audience that your tokens carry',
  }),
  corsOrigins: setting({
    variable: 'VIVIDLY_CORS_ORIGINS',
    meaning: 'Origins, comma separated, whose pages may call the API from a browser.',
    schema: list.pipe(z.array(z.url())),
    fallback: '',
    fix: 'give origins such as https://school.example, comma separated, or unset it',
  }),
  rateLimit: setting({
    variable: 'VIVIDLY_RATE_LIMIT_PER_MINUTE',
    meaning: 'Questions and answers that one student may send in a minute; 0 for no limit.',
    schema: z.coerce.number().int().nonnegative().max(100_000),
    fallback: '30',
    fix: 'give a whole number from 0 to 100000',
  }),
  concurrency: setting({
    variable: 'VIVIDLY_CONCURRENCY',
    meaning: 'Requests in work at once, for each worker.',
    schema: count(10_000),
    fallback: '32',
    fix: 'give a whole number from 1 to 10000',
  }),
  leaseFor: setting({
    variable: 'VIVIDLY_LEASE_SECONDS',
    meaning: 'How long a worker that died keeps its requests; a living one renews at a third of it.',
    schema: seconds,
    fallback: '15',
    fix: 'give seconds, more than 0',
  }),
  understandingDeadline: setting({
    variable: 'VIVIDLY_UNDERSTANDING_DEADLINE_SECONDS',
    meaning: 'For understanding a question, retries and the chain included.',
    schema: seconds,
    fallback: '25',
    fix: 'give seconds, more than 0',
  }),
  writingDeadline: setting({
    variable: 'VIVIDLY_WRITING_DEADLINE_SECONDS',
    meaning: 'For writing a script, retries and the chain included.',
    schema: seconds,
    fallback: '60',
    fix: 'give seconds, more than 0',
  }),
  renderingDeadline: setting({
    variable: 'VIVIDLY_RENDERING_DEADLINE_SECONDS',
    meaning: 'For narration, and again for video.',
    schema: seconds,
    fallback: '180',
    fix: 'give seconds, more than 0',
  }),
  requestDeadline: setting({
    variable: 'VIVIDLY_REQUEST_DEADLINE_SECONDS',
    meaning: 'For a whole request, from the moment a worker first takes it up.',
    schema: seconds,
    fallback: '600',
    fix: 'give seconds, more than 0',
  }),
  maxAttempts: setting({
    variable: 'VIVIDLY_MAX_ATTEMPTS',
    meaning: 'Attempts at a request before it is answered as failed.',
    schema: count(100),
    fallback: '5',
    fix: 'give a whole number from 1 to 100',
  }),
  recoverEvery: setting({
    variable: 'VIVIDLY_RECOVER_SECONDS',
    meaning: 'How often the database is asked for requests that are owed.',
    schema: seconds,
    fallback: '2',
    fix: 'give seconds, more than 0',
  }),
  resumeEvery: setting({
    variable: 'VIVIDLY_RESUME_SECONDS',
    meaning: 'How often waiting requests and basic lessons are looked at while the model may be back.',
    schema: seconds,
    fallback: '2',
    fix: 'give seconds, more than 0',
  }),
  resumeBatch: setting({
    variable: 'VIVIDLY_RESUME_BATCH',
    meaning: 'Requests resumed or upgraded in one round.',
    schema: count(10_000),
    fallback: '10',
    fix: 'give a whole number from 1 to 10000',
  }),
  shutdownGrace: setting({
    variable: 'VIVIDLY_SHUTDOWN_GRACE_SECONDS',
    meaning: 'How long requests in flight may take to finish after SIGTERM; then they are handed back.',
    schema: seconds,
    fallback: '8',
    fix: 'give seconds, more than 0 (Cloud Run kills after 10)',
  }),
  metricsPort: setting({
    variable: 'VIVIDLY_METRICS_PORT',
    meaning:
      'Serves /metrics at this port as well, for a worker without API; 0 takes a free one. One that is taken is logged, and nothing else happens.',
    schema: z.coerce.number().int().min(0).max(65_535).optional(),
    fallback: null,
    fix: 'give a port from 0 to 65535, or unset it',
  }),
  tracesEndpoint: setting({
    variable: 'OTEL_EXPORTER_OTLP_ENDPOINT',
    meaning:
      'Where traces are sent, over OTLP and HTTP; without it they are only passed on. OpenTelemetry reads its other variables itself.',
    schema: z.url({ protocol: /^https?$/ }).optional(),
    fallback: null,
    fix: 'give the address of a collector, such as http://127.0.0.1:4318, or unset it',
  }),
  logLevel: setting({
    variable: 'VIVIDLY_LOG_LEVEL',
    meaning: 'debug, info, warn, error or silent.',
    schema: words('debug', 'info', 'warn', 'error', 'silent'),
    fallback: 'info',
    fix: 'use debug, info, warn, error or silent',
  }),
};

export type Settings = typeof SETTINGS;
