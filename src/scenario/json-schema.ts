import { z } from 'zod';
import { scenarioSchema } from './schema.ts';
import { unitText } from './wording.ts';

/** What parameters say about themselves beyond JSON Schema's own words. */
const ownWords = ['kind', 'unit', 'min', 'max', 'symbol', 'source', 'confidence'] as const;

/**
 * The JSON Schema (draft 2020-12) of scenario files, for editors: `# yaml-language-server: $schema=scenario.schema.json` as the first line
 * of a file brings completion and help. It accepts every valid file; the rules that span several parameters are checked by polylift alone.
 */
export function scenarioJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(scenarioSchema, { io: 'input', override: ({ jsonSchema }) => tellUnit(jsonSchema) }) as Record<
    string,
    unknown
  >;
  const { $schema, ...rest } = schema;
  return { $schema, title: 'polylift scenario', description: 'A scenario of the polylift simulation of anti-poverty policy.', ...rest };
}

/** Puts unit and source into the description, where editors show them, and leaves out words that JSON Schema does not have. */
function tellUnit(schema: z.core.JSONSchema.BaseSchema): void {
  const unit = unitText(schema as { unit?: string });
  const { source } = schema as { source?: string };
  if (unit !== '' || source !== undefined) {
    const parts = [
      schema.description,
      unit === '' ? undefined : `Unit: ${unit.slice(2, -1)}.`,
      source === undefined ? undefined : `Source: ${source}.`,
    ];
    schema.description = parts.filter((part) => part !== undefined && part !== '').join(' ');
  }
  for (const word of ownWords) delete (schema as Record<string, unknown>)[word];
}
