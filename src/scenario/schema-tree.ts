/** Looks into a zod schema: what stands below a path, which keys a place has, where the numbers with kinds are. */
import { z } from 'zod';
import type { NumberMeta } from '../model/parameters/kinds.ts';

export type Schema = z.core.$ZodType;

/** What `.meta()` may say about a parameter; numbers with a kind say all of `NumberMeta`. */
export type SchemaMeta = Partial<NumberMeta> & { readonly kind?: 'constant' | 'series' };

interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly in?: Schema;
  readonly getter?: () => Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly element?: Schema;
  readonly items?: readonly Schema[];
  readonly valueType?: Schema;
  readonly options?: readonly Schema[];
  readonly discriminator?: string;
  readonly values?: readonly unknown[];
  readonly entries?: Readonly<Record<string, string | number>>;
  readonly defaultValue?: unknown;
  readonly format?: string;
}

export const definitionOf = (schema: Schema): Definition => schema._zod.def as unknown as Definition;

const wrappers = new Set(['optional', 'nullable', 'default', 'prefault', 'nonoptional', 'readonly', 'catch']);

function inner(schema: Schema): Schema | undefined {
  const definition = definitionOf(schema);
  if (wrappers.has(definition.type)) return definition.innerType;
  if (definition.type === 'pipe') return definition.in;
  if (definition.type === 'lazy') return definition.getter?.();
  return undefined;
}

/** What the schema and the schemas that it wraps say about themselves; the outermost word counts. */
export function metaOf(schema: Schema): SchemaMeta {
  let meta = metas.get(schema);
  if (meta === undefined) {
    const wrapped = inner(schema);
    meta = { ...(wrapped === undefined ? {} : metaOf(wrapped)), ...(z.globalRegistry.get(schema as z.ZodType) as SchemaMeta | undefined) };
    metas.set(schema, meta);
  }
  return meta;
}

/** Schemas do not change, and the registry is slow to ask for each of hundreds of numbers. */
const metas = new WeakMap<Schema, SchemaMeta>();

/** The kind of number that a schema stands for, if it does. */
export function kindOf(schema: Schema): 'constant' | 'series' | undefined {
  return metaOf(schema).kind;
}

/** The schema without defaults and other wrappers. */
export function unwrap(schema: Schema): Schema {
  const wrapped = inner(schema);
  return wrapped === undefined ? schema : unwrap(wrapped);
}

/** The default as written, or `undefined`. */
export function defaultOf(schema: Schema): unknown {
  const definition = definitionOf(schema);
  if (definition.type === 'default' || definition.type === 'prefault') return definition.defaultValue;
  const wrapped = inner(schema);
  return wrapped === undefined ? undefined : defaultOf(wrapped);
}

/** Whether the key may be left out. */
export function isOptional(schema: Schema): boolean {
  return schema._zod.optin === 'optional' || defaultOf(schema) !== undefined;
}

/**
 * What the schema may be, unions taken apart: a number with a kind stays whole. A value narrows a union that is told apart by one key.
 */
export function alternatives(schema: Schema, value?: unknown): readonly Schema[] {
  if (kindOf(schema) !== undefined) return [schema];
  const bare = unwrap(schema);
  const definition = definitionOf(bare);
  if (definition.type !== 'union') return [bare];
  const options = definition.options ?? [];
  const chosen =
    definition.discriminator === undefined ? [] : options.filter((option) => matches(option, definition.discriminator!, value));
  return (chosen.length > 0 ? chosen : options).flatMap((option) => alternatives(option, value));
}

function matches(option: Schema, discriminator: string, value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  const key = definitionOf(unwrap(option)).shape?.[discriminator];
  return key !== undefined && z.safeParse(key, (value as Record<string, unknown>)[discriminator]).success;
}

/** The key by which the members of a union are told apart. */
export function discriminatorOf(schema: Schema): string | undefined {
  return definitionOf(unwrap(schema)).discriminator;
}

/** The schemas that a key or index may have below a schema; none when there is no such key. */
export function children(schema: Schema, key: string | number, value?: unknown): readonly Schema[] {
  // Most of them by far, asked for thousands of points of a design.
  const { type, shape } = definitionOf(unwrap(schema));
  if (type === 'object' && shape !== undefined && kindOf(schema) === undefined) return Object.hasOwn(shape, key) ? [shape[key]!] : [];
  return alternatives(schema, value).flatMap((option): readonly Schema[] => {
    if (kindOf(option) !== undefined) return [];
    const definition = definitionOf(option);
    if (definition.type === 'object') {
      return definition.shape !== undefined && Object.hasOwn(definition.shape, key) ? [definition.shape[key]!] : [];
    }
    if (definition.type === 'record') return definition.valueType === undefined ? [] : [definition.valueType];
    if (definition.type === 'array') return definition.element !== undefined && isIndex(key) ? [definition.element] : [];
    if (definition.type === 'tuple')
      return isIndex(key) && definition.items?.[Number(key)] !== undefined ? [definition.items[Number(key)]!] : [];
    return [];
  });
}

/** `0`, `1`, ...; not `01`, not `-1`. */
export function isIndex(segment: string | number): boolean {
  return /^(0|[1-9]\d{0,8})$/.test(String(segment));
}

/** The schemas at a path; `root` narrows unions by what was written. */
export function schemasAt(schema: Schema, path: readonly (string | number)[], root?: unknown): readonly Schema[] {
  let schemas: readonly Schema[] = [schema];
  let value = root;
  for (const key of path) {
    schemas = schemas.flatMap((candidate) => children(candidate, key, value));
    value = typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : undefined;
  }
  return schemas;
}

/** The keys that a mapping may have here, in the order of the schema. */
export function keysOf(schema: Schema, value?: unknown): readonly string[] {
  return [...new Set(alternatives(schema, value).flatMap((option) => Object.keys(definitionOf(option).shape ?? {})))];
}
