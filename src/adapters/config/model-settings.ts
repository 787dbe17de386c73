import { z } from 'zod';
import { MODEL_FAULTS } from '../wire/model-faults.ts';
import { setting } from './setting.ts';
import { count, list, optional, seconds, text, words } from './value-schemas.ts';

/** Which language models there are to choose from. */
export const MODELS = ['offline', 'vertexai', 'genai'] as const;

const RUNGS = ['offline_understanding', 'library', 'offline_lesson'] as const;

/** The language models, and how far an answer may degrade without them. */
export const MODEL_SETTINGS = {
  model: setting({
    variable: 'VIVIDLY_MODEL',
    meaning: 'Which language model answers: offline, vertexai (the older SDK, no new features) or genai.',
    schema: words(...MODELS),
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
    meaning: 'A fault that every model of the chain shows, for drills.',
    schema: words(...MODEL_FAULTS),
    fallback: 'none',
    fix: 'use none, unavailable, not_found, rate_limited, slow, malformed or flaky',
  }),
  modelLatency: setting({
    variable: 'VIVIDLY_MODEL_LATENCY_MS',
    meaning: 'Mean time that every model takes longer than it does, in milliseconds, for drills.',
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
};
