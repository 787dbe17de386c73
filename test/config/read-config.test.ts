import { describe, expect, test } from '@jest/globals';
import { describeMistakes, readConfig } from '../../src/adapters/config/read-config.ts';

function mistaken(environment: Record<string, string>): string[] {
  const read = readConfig(environment);
  return read.kind === 'config' ? [] : read.mistakes.map(({ variable }) => variable);
}

const IDENTITY = {
  VIVIDLY_JWKS_URL: 'https://id.example/keys',
  VIVIDLY_JWT_ISSUER: 'https://id.example',
  VIVIDLY_JWT_AUDIENCE: 'vividly',
};
const { VIVIDLY_JWKS_URL, VIVIDLY_JWT_ISSUER, VIVIDLY_JWT_AUDIENCE } = IDENTITY;

describe('settings that do not fit together', () => {
  test.each([
    ['a cloud model without a project', { VIVIDLY_MODEL: 'genai' }, ['GOOGLE_CLOUD_PROJECT']],
    ['the older SDK without a project', { VIVIDLY_MODEL: 'vertexai' }, ['GOOGLE_CLOUD_PROJECT']],
    ['Pub/Sub without a project', { VIVIDLY_QUEUE: 'pubsub' }, ['GOOGLE_CLOUD_PROJECT']],
    ['both, said once', { VIVIDLY_MODEL: 'genai', VIVIDLY_QUEUE: 'pubsub' }, ['GOOGLE_CLOUD_PROJECT']],
    ['keys without an issuer', { VIVIDLY_JWKS_URL, VIVIDLY_JWT_AUDIENCE }, ['VIVIDLY_JWT_ISSUER']],
    ['keys without an audience', { VIVIDLY_JWKS_URL, VIVIDLY_JWT_ISSUER }, ['VIVIDLY_JWT_AUDIENCE']],
    ['keys alone', { VIVIDLY_JWKS_URL }, ['VIVIDLY_JWT_ISSUER', 'VIVIDLY_JWT_AUDIENCE']],
    ['an issuer without keys', { VIVIDLY_JWT_ISSUER }, ['VIVIDLY_JWKS_URL']],
    ['an audience without keys', { VIVIDLY_JWT_AUDIENCE }, ['VIVIDLY_JWKS_URL']],
    ['push without its service account', { VIVIDLY_PUSH_AUDIENCE: 'vividly' }, ['VIVIDLY_PUSH_SERVICE_ACCOUNT']],
  ])('%s', (_what, environment, variables) => {
    expect(mistaken(environment)).toEqual(variables);
  });

  test.each([
    IDENTITY,
    { VIVIDLY_MODEL: 'genai', GOOGLE_CLOUD_PROJECT: 'school' },
    { VIVIDLY_MODEL_FAULT: 'slow' },
    // A drill on the real chain, as `load --model-fault` makes one.
    { VIVIDLY_MODEL: 'genai', GOOGLE_CLOUD_PROJECT: 'school', VIVIDLY_MODEL_FAULT: 'slow' },
    { VIVIDLY_PUSH_AUDIENCE: 'vividly', VIVIDLY_PUSH_SERVICE_ACCOUNT: 'push@school.example' },
  ])('do where they fit: %#', (environment) => {
    expect(mistaken(environment)).toEqual([]);
  });
});

describe('mistakes', () => {
  test('are reported all together, whatever their kind', () => {
    const environment = {
      VIVIDLY_MODEL: 'genai',
      PORT: 'http',
      VIVIDLY_LEASE_SECONDS: '0',
      VIVIDLY_LEASE_SECOND: '15',
      DATABASE_URL: 'mysql://host',
      VIVIDLY_JWKS_URL,
    };
    expect(mistaken(environment).sort()).toEqual([
      'DATABASE_URL',
      'GOOGLE_CLOUD_PROJECT',
      'PORT',
      'VIVIDLY_JWT_AUDIENCE',
      'VIVIDLY_JWT_ISSUER',
      'VIVIDLY_LEASE_SECOND',
      'VIVIDLY_LEASE_SECONDS',
    ]);
  });

  test('of one variable are one mistake: a bad value is not also a missing one', () => {
    expect(mistaken({ VIVIDLY_PUSH_AUDIENCE: 'vividly', VIVIDLY_PUSH_SERVICE_ACCOUNT: 'nobody' })).toEqual([
      'VIVIDLY_PUSH_SERVICE_ACCOUNT',
    ]);
    expect(mistaken({ VIVIDLY_MODEL: 'gpt', VIVIDLY_MODEL_FAULT: 'slow' })).toEqual(['VIVIDLY_MODEL']);
  });

  test('are printed one on a line, each with its fix', () => {
    const read = readConfig({ PORT: 'http', VIVIDLY_MODEL: 'genai' });
    if (read.kind === 'config') throw new Error('no mistake');
    expect(describeMistakes(read.mistakes).split('\n')).toEqual([
      'The configuration cannot be used; nothing was started.',
      '  PORT "http" is not usable: give a port from 0 to 65535.',
      '  GOOGLE_CLOUD_PROJECT is not set, but VIVIDLY_MODEL is genai: set it to your project id.',
    ]);
  });
});

describe('a variable that is no setting', () => {
  test('of ours is a mistake: a typing error must not be a silent default', () => {
    const read = readConfig({ VIVIDLY_MODELS: 'genai' });
    expect(read).toMatchObject({
      kind: 'mistakes',
      mistakes: [{ variable: 'VIVIDLY_MODELS', problem: 'is not a setting', fix: expect.stringContaining('unset it') }],
    });
  });

  test('of others is none of our business', () => {
    expect(mistaken({ HOME: '/root', GOOGLE_APPLICATION_CREDENTIALS: 'file' })).toEqual([]);
  });
});
