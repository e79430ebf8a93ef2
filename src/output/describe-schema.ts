import type { Schema } from 'apache-arrow';
import type { FieldDescription } from './manifest.ts';

/** The fields of an Arrow schema in words: name, type and the metadata that polylift writes. */
export function describeSchema(schema: Schema): FieldDescription[] {
  return schema.fields.map((field) => ({
    name: field.name,
    type: String(field.type),
    nullable: field.nullable,
    title: field.metadata.get('title') ?? '',
    description: field.metadata.get('description') ?? '',
    unit: field.metadata.get('unit') ?? '',
    kind: field.metadata.get('kind') ?? '',
  }));
}
