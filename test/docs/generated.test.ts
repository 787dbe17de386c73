import { expect, test } from '@jest/globals';
import { generatedDocuments, staleDocuments } from '../../scripts/generate-docs.mjs';
import { readConfig } from '../../src/adapters/config/read-config.ts';
import { SETTINGS } from '../../src/adapters/config/settings.ts';
import { outcomeSchema } from '../../src/adapters/wire/outcome-schema.ts';
import { requestMessageSchema } from '../../src/adapters/wire/request-message-codec.ts';
import { requestViewSchema } from '../../src/adapters/wire/request-view-schema.ts';

const documents = generatedDocuments({ SETTINGS, outcomeSchema, requestMessageSchema, requestViewSchema });

test('the generated documents are what the code says; else: npm run build && node scripts/generate-docs.mjs', () => {
  expect(staleDocuments(documents)).toEqual([]);
});

test('configuration.md explains every setting once', () => {
  const rows = documents.get('docs/configuration.md')?.match(/^\| `[A-Z_]+`/gm) ?? [];
  const variables = Object.values(SETTINGS).map(({ variable }) => `| \`${variable}\``);
  expect([...rows].sort()).toEqual([...variables].sort());
});

test.each([
  [{ VIVIDLY_MODEL: 'vertexai' }, ['GOOGLE_CLOUD_PROJECT']],
  [{ VIVIDLY_MODEL: 'genai' }, ['GOOGLE_CLOUD_PROJECT']],
  [{ VIVIDLY_QUEUE: 'pubsub' }, ['GOOGLE_CLOUD_PROJECT']],
  [{ VIVIDLY_JWKS_URL: 'https://keys.example' }, ['VIVIDLY_JWT_ISSUER', 'VIVIDLY_JWT_AUDIENCE']],
  [{ VIVIDLY_PUSH_AUDIENCE: 'vividly' }, ['VIVIDLY_PUSH_SERVICE_ACCOUNT']],
])('what configuration.md says of settings that need others holds: %j', (environment, missing) => {
  const read = readConfig(environment);
  expect(read.kind === 'mistakes' ? read.mistakes.map(({ variable }) => variable) : []).toEqual(missing);
});

test('a stale document is named', () => {
  expect(staleDocuments(new Map([['docs/configuration.md', 'something else']]))).toEqual(['docs/configuration.md']);
  expect(staleDocuments(new Map([['docs/no-such-page.md', '']]))).toEqual(['docs/no-such-page.md']);
});
