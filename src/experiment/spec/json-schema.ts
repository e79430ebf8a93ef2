import { z } from 'zod';
import type { ExperimentKind } from '../kind.ts';

/** The JSON Schema (draft 2020-12) of the files of a kind of experiment, for editors. */
export function experimentJsonSchema({ name, schema }: Pick<ExperimentKind, 'name' | 'schema'>): Record<string, unknown> {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Record<string, unknown>;
  return { $schema, title: `polylift experiment: ${name}`, description: `An experiment of the kind ${name}.`, ...rest };
}
