// Writes the documents that are generated from the code: `node scripts/generate-docs.mjs`, after a build.
// With `--check` it writes nothing and fails when one of them is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { z } from 'zod';

const ROOT = new URL('../', import.meta.url);

/** Settings under the heading where a reader looks for them; what is named nowhere stands under the last heading. */
const SECTIONS = [
  ['Language model', ['model', 'breaker', 'degradation']],
  ['Queue', ['queue', 'topic', 'push', 'emulator']],
  ['Google Cloud', ['project', 'location']],
  ['Database and files', ['database', 'data']],
  ['Sound and films', ['renderer', 'voice', 'renderingThreads', 'media']],
  ['Lesson library', ['library', 'withdrawal']],
  ['Server', ['host', 'port', 'cors', 'rate']],
  ['Identity', ['jwks', 'jwt']],
  [
    'Worker',
    [
      'concurrency',
      'lease',
      'understanding',
      'writing',
      'rendering',
      'request',
      'maxAttempts',
      'recover',
      'resume',
      'shutdown',
    ],
  ],
  ['Everything else', ['']],
];

/**
 * Every generated document, by its path from the root of the repository. The sources are exports of the program, by
 * their own names.
 */
export function generatedDocuments({ SETTINGS, outcomeSchema, requestMessageSchema, requestViewSchema }) {
  return new Map([
    ['docs/configuration.md', configurationPage(SETTINGS)],
    ['docs/schemas/generation-outcome.schema.json', jsonSchema('GenerationOutcome', outcomeSchema)],
    ['docs/schemas/request-message.schema.json', jsonSchema('RequestMessage', requestMessageSchema)],
    ['docs/schemas/request-view.schema.json', jsonSchema('RequestView', requestViewSchema)],
  ]);
}

/** The paths of documents that are missing or differ from what the code says now. */
export function staleDocuments(documents) {
  return [...documents].filter(([path, text]) => readOrNull(path) !== text).map(([path]) => path);
}

function jsonSchema(title, schema) {
  // As input: what a reader must accept, which for the message includes fields that it does not know.
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' });
  return `${JSON.stringify({ $schema, title, ...rest }, null, 2)}\n`;
}

function configurationPage(settings) {
  const left = new Map(Object.entries(settings));
  const sections = SECTIONS.flatMap(([heading, prefixes]) => {
    const own = [...left].filter(([name]) => prefixes.some((prefix) => name.startsWith(prefix)));
    for (const [name] of own) left.delete(name);
    return own.length === 0 ? [] : [`## ${heading}`, '', ...table(own.map(([, setting]) => setting)), ''];
  });
  return `${[
    '# Configuration',
    '',
    '<!-- Generated from src/adapters/config/settings.ts by scripts/generate-docs.mjs. Do not edit. -->',
    '',
    'Vividly reads these environment variables once, at start, and checks them as a whole: every mistake is reported, each',
    'with its fix, and nothing is started. A variable that begins with `VIVIDLY_` and is not listed here is a mistake, too.',
    'An empty variable counts as not set. Nothing needs to be set: the defaults need no account and no network.',
    '',
    'Some settings need others:',
    '',
    '- `VIVIDLY_MODEL=vertexai` or `genai`, and `VIVIDLY_QUEUE=pubsub`, need `GOOGLE_CLOUD_PROJECT`.',
    '- `VIVIDLY_JWKS_URL` needs `VIVIDLY_JWT_ISSUER` and `VIVIDLY_JWT_AUDIENCE`.',
    '- `VIVIDLY_PUSH_AUDIENCE` needs `VIVIDLY_PUSH_SERVICE_ACCOUNT`.',
    '',
    ...sections,
  ]
    .join('\n')
    .trimEnd()}\n`;
}

function table(settings) {
  return [
    '| variable | default | meaning | what to set |',
    '|---|---|---|---|',
    ...settings.map(({ variable, fallback, meaning, fix, secret }) => {
      const value = fallback === null || fallback === '' ? 'none' : `\`${fallback.replaceAll(',', ', ')}\``;
      const note = secret === true ? ' Secret: never printed.' : '';
      return `| \`${variable}\` | ${cell(value)} | ${cell(meaning)}${note} | ${cell(fix)} |`;
    }),
  ];
}

function cell(text) {
  return text.replaceAll('|', '\\|');
}

function readOrNull(path) {
  try {
    return readFileSync(new URL(path, ROOT), 'utf8');
  } catch {
    return null;
  }
}

async function builtSources() {
  const [settings, outcome, message, view] = await Promise.all([
    import('../dist/adapters/config/settings.js'),
    import('../dist/adapters/wire/outcome-schema.js'),
    import('../dist/adapters/wire/request-message-codec.js'),
    import('../dist/adapters/wire/request-view-schema.js'),
  ]);
  return { ...settings, ...outcome, ...message, ...view };
}

async function main(check) {
  const documents = generatedDocuments(await builtSources());
  const stale = staleDocuments(documents);
  if (check) {
    for (const path of stale) console.error(`${path} is stale; run: node scripts/generate-docs.mjs`);
    if (stale.length > 0) process.exitCode = 1;
    return;
  }
  for (const path of stale) {
    const file = fileURLToPath(new URL(path, ROOT));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, documents.get(path));
    console.log(`wrote ${path}`);
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.includes('--check'));
}
