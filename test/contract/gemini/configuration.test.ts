import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { createGenAiModel } from '../../../src/adapters/gemini/genai/create-gen-ai-model.ts';
import { costOf } from '../../../src/adapters/gemini/model-price.ts';
import { modelChainWarnings } from '../../../src/adapters/gemini/models/model-chain-warnings.ts';
import { DEFAULT_MODEL_CHAIN } from '../../../src/adapters/gemini/models/model-retirements.ts';
import { apiEndpointOf, createVertexAiModel } from '../../../src/adapters/gemini/vertexai/create-vertex-ai-model.ts';
import { FIXED_CATALOGUE } from '../../support/fixed-catalogue.ts';
import { ManualClock } from '../../support/manual-clock.ts';
import { CLEAR_TASK } from '../language-model.contract.ts';

const OPTIONS = {
  model: 'gemini-3.5-flash',
  project: 'test-project',
  location: 'global',
  catalogue: FIXED_CATALOGUE,
  clock: new ManualClock(),
};

describe('retirement of models', () => {
  const warnings = (model: string, date: string) =>
    modelChainWarnings([model], Date.parse(date)).map(({ kind, on }) => `${kind} ${on}`);

  test.each([
    ['gemini-1.5-flash', '2026-11-24', ['retired 2025-09-24']],
    ['gemini-2.0-flash-001', '2026-11-24', ['retired 2026-06-01']],
    ['gemini-2.5-flash', '2026-08-16', []],
    ['gemini-2.5-flash', '2026-08-17', ['retires_soon 2026-10-16']],
    ['gemini-2.5-flash', '2026-10-15T23:59:59Z', ['retires_soon 2026-10-16']],
    ['gemini-2.5-flash', '2026-10-16', ['retired 2026-10-16']],
    ['publishers/google/models/gemini-2.5-pro', '2026-11-24', ['retired 2026-10-16']],
    ['gemini-2.50-flash', '2026-11-24', []],
    ['gemini-3.5-flash', '2026-11-24', []],
  ])('%s at %s: %p', (model, date, expected) => {
    expect(warnings(model, date)).toEqual(expected);
  });

  test('a warning says what to do', () => {
    const [warning] = modelChainWarnings(['gemini-1.5-flash'], Date.UTC(2026, 10, 24));
    expect(warning?.message).toMatch(/retired on 2025-09-24.*VIVIDLY_MODEL_NAMES/);
  });

  test('the default chain is current', () => {
    expect(DEFAULT_MODEL_CHAIN).toHaveLength(3);
    expect(modelChainWarnings(DEFAULT_MODEL_CHAIN, Date.UTC(2026, 10, 24))).toEqual([]);
  });
});

describe('prices', () => {
  const prices = { 'gemini-3.5-flash': { inputPerMillion: 0.5, outputPerMillion: 3 } };
  test('by tokens; null for a model without one', () => {
    expect(costOf('gemini-3.5-flash', { inputTokens: 2_000_000, outputTokens: 1_000_000 }, prices)).toBe(4);
    expect(costOf('gemini-9', { inputTokens: 1, outputTokens: 1 }, prices)).toBeNull();
    expect(costOf('constructor', { inputTokens: 1, outputTokens: 1 }, prices)).toBeNull();
  });
});

describe('endpoints of @google-cloud/vertexai', () => {
  test.each([
    [{ location: 'global' }, 'aiplatform.googleapis.com'],
    [{ location: 'eu' }, 'aiplatform.eu.rep.googleapis.com'],
    [{ location: 'europe-west1' }, undefined],
    [{ location: 'global', endpoint: 'https://vertex.example.com:8443/' }, 'vertex.example.com:8443'],
    [{ location: 'global', endpoint: 'https://proxy.example.com/vertex/' }, 'proxy.example.com/vertex'],
  ])('%p is %p', (options, expected) => {
    expect(apiEndpointOf(options)).toBe(expected);
  });

  test('an endpoint without TLS is refused at the start', async () => {
    await expect(createVertexAiModel({ ...OPTIONS, endpoint: 'http://127.0.0.1:1' })).rejects.toThrow(
      'needs an https endpoint',
    );
  });
});

describe('without credentials', () => {
  const before = process.env.GOOGLE_APPLICATION_CREDENTIALS;
  afterEach(() => {
    if (before === undefined) delete process.env.GOOGLE_APPLICATION_CREDENTIALS;
    else process.env.GOOGLE_APPLICATION_CREDENTIALS = before;
  });

  test.each([
    ['vertexai', createVertexAiModel],
    ['genai', createGenAiModel],
  ])('a call of %s is permission_denied', async (_sdk, create) => {
    process.env.GOOGLE_APPLICATION_CREDENTIALS = '/nowhere/key.json';
    const model = await create({ ...OPTIONS, endpoint: 'https://127.0.0.1:1' });
    const call = { signal: new AbortController().signal, deadline: OPTIONS.clock.now() + 20_000 };
    expect(await model.understandQuery(CLEAR_TASK, call)).toMatchObject({
      kind: 'failure',
      failure: { kind: 'permission_denied', detail: 'no usable Google credentials' },
    });
  });
});

test('an SDK is loaded when a model is made, not before', async () => {
  const loaded: string[] = [];
  jest.resetModules();
  for (const name of ['@google-cloud/vertexai', '@google/genai']) {
    jest.unstable_mockModule(name, () => {
      loaded.push(name);
      return { GoogleGenAI: class {}, VertexAI: class {} };
    });
  }
  const { createGenAiModel: createFresh } = await import('../../../src/adapters/gemini/genai/create-gen-ai-model.ts');
  await import('../../../src/adapters/gemini/vertexai/create-vertex-ai-model.ts');
  expect(loaded).toEqual([]);
  await createFresh(OPTIONS);
  expect(loaded).toEqual(['@google/genai']);
});

test('a catalogue that breaks is a failure, not a rejection', async () => {
  const catalogue = {
    ...FIXED_CATALOGUE,
    search: () => {
      throw new RangeError('index lost');
    },
  };
  const model = await createGenAiModel({ ...OPTIONS, catalogue, accessToken: 'token', endpoint: 'http://127.0.0.1:1' });
  const call = { signal: new AbortController().signal, deadline: OPTIONS.clock.now() + 20_000 };
  expect(await model.understandQuery(CLEAR_TASK, call)).toMatchObject({
    kind: 'failure',
    failure: { kind: 'unrecognised', raw: 'RangeError' },
    modelCalls: 0,
  });
});
