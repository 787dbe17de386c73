import type { oas31 } from 'zod-openapi';

type Schema = oas31.SchemaObject | oas31.ReferenceObject;

/** A piece of a schema in words: plain, or the name of a schema that the page describes elsewhere. */
export type SchemaWord = { readonly text: string } | { readonly schema: string };

/** What a schema takes, in words and names: `list of TopicSuggestion`, `text or null`. */
export function schemaWords(schema: Schema): readonly SchemaWord[] {
  if (isReference(schema)) return [{ schema: schema.$ref.split('/').at(-1) ?? '' }];
  const choices = choicesOf(schema);
  if (choices.length > 0) {
    return choices.flatMap((choice, index) => [...(index > 0 ? [{ text: ' or ' }] : []), ...schemaWords(choice)]);
  }
  if (schema.const !== undefined) return [{ text: JSON.stringify(schema.const) }];
  if (schema.enum !== undefined) return [{ text: schema.enum.map((word) => JSON.stringify(word)).join(', ') }];
  const type = [schema.type ?? 'anything'].flat().join(' or ');
  if (type === 'array' && schema.items !== undefined) return [{ text: 'list of ' }, ...schemaWords(schema.items)];
  const fields = fieldsOf(schema);
  if (fields.length > 0) return [{ text: `{${fields.map(({ name }) => name).join(', ')}}` }];
  const limits = [schema.minimum, schema.maximum].some((limit) => limit !== undefined && Math.abs(limit) < 1e9);
  const range = limits ? ` ${schema.minimum ?? ''}…${smallOrNothing(schema.maximum)}` : '';
  return [{ text: `${schema.format ?? type}${range}` }];
}

/** The schemas of which one is taken; empty where there is no choice. */
export function choicesOf(schema: Schema): readonly Schema[] {
  if (isReference(schema) || schema.properties !== undefined) return [];
  return schema.oneOf ?? schema.anyOf ?? [];
}

/** The fields of an object; empty for anything else. */
export function fieldsOf(schema: Schema): readonly { name: string; required: boolean; schema: Schema }[] {
  if (isReference(schema)) return [];
  const { properties = {}, required = [] } = schema;
  return Object.entries(properties).map(([name, field]) => ({
    name,
    required: required.includes(name),
    schema: field,
  }));
}

function isReference(schema: Schema): schema is oas31.ReferenceObject {
  return schema.$ref !== undefined;
}

function smallOrNothing(limit: number | undefined): string {
  return limit === undefined || limit > 1e9 ? '' : String(limit);
}
