import { describe, expect, test } from '@jest/globals';
import { type Config, readConfig } from '../../src/adapters/config/read-config.ts';
import { SETTINGS, type Settings } from '../../src/adapters/config/settings.ts';

interface Values {
  /** As it stands in the environment, and what it is read as. */
  readonly good: readonly (readonly [string, unknown])[];
  /** Empty where every text will do. */
  readonly bad: readonly string[];
  /** What else must be set for the good values to fit. */
  readonly with?: Readonly<Record<string, string>>;
}

const NOT_SECONDS = ['0', '-1', '0.0001', '86401', 'soon', 'NaN', 'Infinity'];
const SECONDS: Values = {
  good: [
    ['1.5', 1_500],
    ['0.001', 1],
    ['86400', 86_400_000],
  ],
  bad: NOT_SECONDS,
};
const ANY_TEXT: Values = { good: [['something', 'something']], bad: [] };

function count(max: number): Values {
  return {
    good: [
      ['1', 1],
      [String(max), max],
    ],
    bad: ['0', '-1', '1.5', String(max + 1), 'many', 'NaN'],
  };
}

const IDENTITY = {
  VIVIDLY_JWKS_URL: 'https://id.example/keys',
  VIVIDLY_JWT_ISSUER: 'https://id.example',
  VIVIDLY_JWT_AUDIENCE: 'vividly',
};

/** Good and bad values of every setting. A setting without its values does not compile. */
const VALUES: { readonly [Name in keyof Settings]: Values } = {
  model: { good: [['genai', 'genai']], bad: ['gpt', 'Offline'], with: { GOOGLE_CLOUD_PROJECT: 'school' } },
  modelNames: { good: [[' one, ,two ', ['one', 'two']]], bad: [',', ' '] },
  modelPrices: {
    good: [['{"one": {"input": 0.3, "output": 2.5}}', { one: { input: 0.3, output: 2.5 } }]],
    bad: ['cheap', '[]', '{"one": {"input": -1, "output": 2}}', '{"one": {"input": 1}}', '{"one": 3}'],
  },
  modelEndpoint: { good: [['https://127.0.0.1:8443', 'https://127.0.0.1:8443']], bad: ['127.0.0.1', 'nowhere'] },
  modelAccessToken: ANY_TEXT,
  renderer: { good: [['text', 'text']], bad: ['none', 'Local'] },
  voice: { good: [['awb', 'awb']], bad: [] },
  renderingThreads: count(64),
  mediaBucket: { good: [['school-media', 'school-media']], bad: ['gs://school', 'No', 'x'] },
  modelCallTimeout: SECONDS,
  modelAttempts: count(10),
  modelConcurrency: count(10_000),
  breakerOpenAfter: count(1_000),
  breakerProbeAfter: SECONDS,
  modelFault: { good: [['not_found', 'not_found']], bad: ['broken', '404'] },
  modelLatency: {
    good: [
      ['0', 0],
      ['600000', 600_000],
    ],
    bad: ['-1', '0.5', '600001', 'slow'],
  },
  degradation: {
    good: [
      ['none', []],
      ['library, offline_lesson', ['library', 'offline_lesson']],
    ],
    bad: ['none,library', 'everything'],
  },
  queue: { good: [['pubsub', 'pubsub']], bad: ['kafka'], with: { GOOGLE_CLOUD_PROJECT: 'school' } },
  queueCapacity: count(1_000_000),
  topic: { good: [['school-requests', 'school-requests']], bad: ['1st', 'ab', 'with space', 'x'.repeat(232)] },
  pushAudience: { ...ANY_TEXT, with: { VIVIDLY_PUSH_SERVICE_ACCOUNT: 'push@school.iam.gserviceaccount.com' } },
  pushEndpoint: {
    good: [['https://vividly.example/v1/pubsub/push', 'https://vividly.example/v1/pubsub/push']],
    bad: ['nowhere', '/v1/pubsub/push'],
  },
  pushServiceAccount: { good: [['push@school.example', 'push@school.example']], bad: ['push', 'push@'] },
  project: ANY_TEXT,
  location: ANY_TEXT,
  emulator: { good: [['127.0.0.1:8085', '127.0.0.1:8085']], bad: ['127.0.0.1', 'http://127.0.0.1:8085', 'host:port'] },
  databaseUrl: {
    good: [['postgresql://a:b@host:5432/db', 'postgresql://a:b@host:5432/db']],
    bad: ['mysql://host/db', 'host:5432'],
  },
  databasePool: count(500),
  libraryDays: count(3_650),
  withdrawalVotes: count(1_000),
  withdrawalWrongVotes: count(1_000),
  dataFolder: ANY_TEXT,
  host: ANY_TEXT,
  port: {
    good: [
      ['0', 0],
      ['65535', 65_535],
    ],
    bad: ['-1', '65536', '80.5', 'http'],
  },
  jwksUrl: { good: [['https://id.example/keys', 'https://id.example/keys']], bad: ['keys'], with: IDENTITY },
  jwtIssuer: { ...ANY_TEXT, with: IDENTITY },
  jwtAudience: { ...ANY_TEXT, with: IDENTITY },
  corsOrigins: {
    good: [['https://one.example, https://two.example', ['https://one.example', 'https://two.example']]],
    bad: ['one.example', '*'],
  },
  rateLimit: {
    good: [
      ['0', 0],
      ['100000', 100_000],
    ],
    bad: ['-1', '1.5', '100001', 'few'],
  },
  concurrency: count(10_000),
  leaseFor: SECONDS,
  understandingDeadline: SECONDS,
  writingDeadline: SECONDS,
  renderingDeadline: SECONDS,
  requestDeadline: SECONDS,
  maxAttempts: count(100),
  recoverEvery: SECONDS,
  resumeEvery: SECONDS,
  resumeBatch: count(10_000),
  shutdownGrace: SECONDS,
  metricsPort: {
    good: [
      ['0', 0],
      ['65535', 65_535],
    ],
    bad: ['-1', '65536', '80.5', 'http'],
  },
  tracesEndpoint: {
    good: [['http://127.0.0.1:4318', 'http://127.0.0.1:4318']],
    bad: ['collector', '127.0.0.1:4318', 'grpc://127.0.0.1:4317'],
  },
  logLevel: { good: [['silent', 'silent']], bad: ['loud', 'INFO'] },
};

const names = Object.keys(SETTINGS) as (keyof Settings)[];

function configOf(environment: Record<string, string>): Config {
  const read = readConfig(environment);
  if (read.kind === 'mistakes') throw new Error(JSON.stringify(read.mistakes));
  return read.config;
}

describe.each(names)('setting %s', (name) => {
  const { variable, fix, meaning, secret, fallback } = SETTINGS[name] as Settings['databaseUrl'];
  const { good, bad, with: others = {} } = VALUES[name];

  if (good.length > 0) {
    test.each(good)('%j is usable', (text, value) => {
      expect(configOf({ ...others, [variable]: text })[name]).toEqual(value);
    });
  }

  if (bad.length > 0) {
    test.each(bad)('%j is one mistake, with the variable, the problem and the fix', (text) => {
      const problem = secret ? 'is not usable' : `${JSON.stringify(text)} is not usable`;
      expect(readConfig({ [variable]: text })).toEqual({ kind: 'mistakes', mistakes: [{ variable, problem, fix }] });
    });
  }

  test('set to nothing is as if it were not set', () => {
    expect(configOf({ [variable]: '' })[name]).toEqual(configOf({})[name]);
  });

  test('has a fallback that is usable, or is optional', () => {
    const withFallback: Record<string, string> = fallback === null ? {} : { [variable]: fallback };
    expect(configOf(withFallback)[name]).toEqual(configOf({})[name]);
  });

  test('is explained', () => {
    expect(meaning).toMatch(/^\S.*\.$/);
    expect(fix).toMatch(/^[a-z].*[^.]$/);
  });
});

test('no two settings share a variable', () => {
  const variables = names.map((name) => SETTINGS[name].variable);
  expect(new Set(variables).size).toBe(variables.length);
});

test('the default needs no network and no account', () => {
  expect(configOf({})).toMatchObject({
    model: 'offline',
    queue: 'memory',
    dataFolder: '.vividly',
    host: '127.0.0.1',
    port: 8080,
    degradation: ['offline_understanding', 'library', 'offline_lesson'],
  });
  expect(configOf({}).databaseUrl).toBeUndefined();
  expect(configOf({}).jwksUrl).toBeUndefined();
});
