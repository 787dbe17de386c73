import { z } from 'zod';

/** The subset of OpenAPI 3 that Gemini takes as `responseSchema`. */
export interface ResponseSchema {
  readonly type: string;
  readonly description?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, ResponseSchema>>;
  readonly propertyOrdering?: readonly string[];
  readonly required?: readonly string[];
  readonly items?: ResponseSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

interface JsonSchema {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly JsonSchema[];
  readonly description?: string;
  readonly enum?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly minItems?: number;
  readonly maxItems?: number;
}

/**
 * A zod schema as Gemini's response schema. Every property is asked for; text lengths and number ranges stay out,
 * because Gemini refuses schemas with "too many states": zod checks those on the reply.
 */
export function responseSchemaOf(schema: z.ZodType): ResponseSchema {
  return convert(z.toJSONSchema(schema, { io: 'input' }) as JsonSchema);
}

function convert(source: JsonSchema): ResponseSchema {
  const { schema, nullable } = withoutNull(source);
  const description = source.description ?? schema.description;
  const { properties } = schema;
  return {
    type: String(schema.type).toUpperCase(),
    ...(description !== undefined && { description }),
    ...(nullable && { nullable }),
    ...(schema.enum && { enum: schema.enum }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, value]) => [name, convert(value)])),
      propertyOrdering: Object.keys(properties),
      required: Object.keys(properties),
    }),
    ...(schema.items && { items: convert(schema.items) }),
    ...(schema.minItems !== undefined && { minItems: schema.minItems }),
    ...(schema.maxItems !== undefined && { maxItems: schema.maxItems }),
  };
}

function withoutNull(source: JsonSchema): { schema: JsonSchema; nullable: boolean } {
  if (source.anyOf) {
    const [schema = {}] = source.anyOf.filter((option) => option.type !== 'null');
    return { schema, nullable: source.anyOf.length > 1 };
  }
  if (typeof source.type === 'object') {
    const [type = 'string'] = source.type.filter((name) => name !== 'null');
    return { schema: { ...source, type }, nullable: source.type.includes('null') };
  }
  return { schema: source, nullable: false };
}
