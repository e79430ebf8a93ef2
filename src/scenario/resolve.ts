import { z } from 'zod';
import { alternatives, definitionOf, kindOf, metaOf, type Schema } from './schema-tree.ts';
import { resolveNumber, type NumberContext } from './resolve-number.ts';
import type { Path } from './written.ts';

/**
 * Walks a value along its schema and turns every number with a kind into a `number` or one number for each year; all else is copied.
 * Keys that the schema does not know are left out: validation has spoken about them.
 */
export function resolveTree(schema: Schema, value: unknown, path: Path, context: NumberContext): unknown {
  if (value === undefined) return undefined;
  if (kindOf(schema) !== undefined) return resolveNumber(value, metaOf(schema), path, context);
  const option = optionFor(schema, value);
  if (option === undefined || typeof value !== 'object' || value === null) return value;
  if (kindOf(option) !== undefined) return resolveNumber(value, metaOf(option), path, context);
  const { type, shape, valueType, element, items } = definitionOf(option);
  if (Array.isArray(value)) {
    return value.map((item: unknown, i) => {
      const member = type === 'tuple' ? items?.[i] : element;
      return member === undefined ? item : resolveTree(member, item, [...path, i], context);
    });
  }
  const members: [string, unknown][] = [];
  for (const [key, member] of Object.entries(value)) {
    const below = type === 'object' ? (Object.hasOwn(shape ?? {}, key) ? shape![key] : undefined) : valueType;
    if (below !== undefined) members.push([key, resolveTree(below, member, [...path, key], context)]);
  }
  return Object.fromEntries(members);
}

/** The member of a union that the value fits, or the only one of its sort. */
function optionFor(schema: Schema, value: unknown): Schema | undefined {
  const options = alternatives(schema, value);
  if (options.length <= 1) return options[0];
  const fitting = options.find((option) => z.safeParse(option, value).success);
  if (fitting !== undefined) return fitting;
  const sort = Array.isArray(value) ? ['array', 'tuple'] : ['object', 'record'];
  const similar = options.filter((option) => sort.includes(definitionOf(option).type));
  return similar.length === 1 ? similar[0] : undefined;
}
