import { html } from 'hono/html';
import type { oas31 } from 'zod-openapi';
import { PROBLEM_TYPES, type ProblemWord, problemType } from '../problems/problem-types.ts';
import type { OpenApiDocument } from './openapi-document.ts';
import { choicesOf, fieldsOf, type SchemaWord, schemaWords } from './schema-words.ts';

type Piece = ReturnType<typeof html>;
type Operation = { method: string; path: string; operation: oas31.OperationObject };

/** The API as one page that needs no script: what can be called, what it takes, what it answers. */
export function apiPage(document: OpenApiDocument): Piece {
  const operations = operationsOf(document);
  const schemas = Object.entries(document.components?.schemas ?? {});
  return html`<html lang="en">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>${document.info.title} API</title>
      <link rel="stylesheet" href="/docs/style.css" />
    </head>
    <body>
      <main>
        <h1>${document.info.title} API</h1>
        <p>${prose(document.info.description)}</p>
        <p>For programs: <a href="/openapi.json">openapi.json</a></p>
        ${(document.tags ?? []).map(({ name, description }) => {
          const own = operations.filter(({ operation }) => operation.tags?.includes(name));
          return html`<section>
            <h2>${name}</h2>
            <p>${description}</p>
            ${own.map(operationSection)}
          </section>`;
        })}
        <section>
          <h2>Schemas</h2>
          ${schemas.map(([name, schema]) => schemaSection(name, schema))}
        </section>
        <section>
          <h2>Problems</h2>
          ${problemTable()}
        </section>
      </main>
    </body>
  </html>`;
}

function operationsOf({ paths = {} }: OpenApiDocument): readonly Operation[] {
  return Object.entries(paths).flatMap(([path, item]) =>
    (['get', 'post', 'delete'] as const).flatMap((method) => {
      const operation = item[method];
      return operation === undefined ? [] : [{ method: method.toUpperCase(), path, operation }];
    }),
  );
}

function operationSection({ method, path, operation }: Operation): Piece {
  const parameters = (operation.parameters ?? []) as readonly oas31.ParameterObject[];
  const body = (operation.requestBody as oas31.RequestBodyObject | undefined)?.content['application/json']?.schema;
  const responses = Object.entries(operation.responses ?? {}) as [string, oas31.ResponseObject][];
  const answers = responses.filter(([status]) => status.startsWith('2'));
  const problems = responses.filter(([status]) => !status.startsWith('2'));
  return html`<article id="${operation.operationId}">
    <h3><code>${method} ${path}</code> ${operation.summary}</h3>
    <p>${prose(operation.description)}</p>
    ${
      parameters.length > 0 &&
      html`<table>
      <caption>Parameters</caption>
      ${parameters.map(
        ({ name, in: place, schema = {}, description }) =>
          html`<tr><th scope="row"><code>${name}</code></th><td>${place}</td><td>${words(schema)}</td><td>${prose(description)}</td></tr>`,
      )}
    </table>`
    }
    ${body !== undefined && html`<p>Body: ${words(body)}</p>`}
    <table>
      <caption>Answers</caption>
      ${answers.map(answerRow)}
    </table>
    <details>
      <summary>Problems: ${problems.map(([status]) => status).join(', ')}</summary>
      <table>
        ${problems.map(answerRow)}
      </table>
    </details>
  </article>`;
}

function answerRow([status, { description, content = {} }]: readonly [string, oas31.ResponseObject]): Piece {
  const [mediaType, media] = Object.entries(content)[0] ?? [];
  const schema = media?.schema;
  return html`<tr><th scope="row">${status}</th><td>${prose(description)}</td><td>${mediaType}</td><td>${schema && words(schema)}</td></tr>`;
}

function schemaSection(name: string, schema: oas31.SchemaObject | oas31.ReferenceObject): Piece {
  const alternatives = choicesOf(schema);
  return html`<article id="schema-${name}">
    <h3>${name}</h3>
    <p>${prose(schema.description)}</p>
    ${(alternatives.length > 0 ? alternatives : [schema]).map((one) => fieldTable(fieldsOf(one)))}
  </article>`;
}

function fieldTable(fields: ReturnType<typeof fieldsOf>): Piece {
  return html`<table>
    ${fields.map(
      ({ name, required, schema }) =>
        html`<tr><th scope="row"><code>${name}</code>${required ? '' : ' (optional)'}</th><td>${words(schema)}</td><td>${prose(schema.description)}</td></tr>`,
    )}
  </table>`;
}

function problemTable(): Piece {
  const words = Object.keys(PROBLEM_TYPES) as ProblemWord[];
  return html`<table>
    ${words.map(
      (word) =>
        html`<tr><th scope="row"><code>${problemType(word)}</code></th><td>${PROBLEM_TYPES[word].status}</td><td>${PROBLEM_TYPES[word].title}</td></tr>`,
    )}
  </table>`;
}

function words(schema: oas31.SchemaObject | oas31.ReferenceObject): readonly (Piece | string)[] {
  return schemaWords(schema).map((word: SchemaWord) =>
    'schema' in word ? html`<a href="#schema-${word.schema}">${word.schema}</a>` : word.text,
  );
}

/** Text with its code marked as such. */
function prose(text = ''): readonly (Piece | string)[] {
  return text.split('`').map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : part));
}
