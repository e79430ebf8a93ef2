import { alternatives, definitionOf, kindOf, unwrap, type Schema } from './schema-tree.ts';

/** A parameter: something with no named keys below it. `path` has `*` for any index of a list and any key of a mapping with free keys. */
export interface Leaf {
  readonly path: readonly string[];
  readonly schema: Schema;
}

/** Every parameter of a schema, in its order. */
export function leaves(schema: Schema, path: readonly string[] = []): readonly Leaf[] {
  if (kindOf(schema) !== undefined) return [{ path, schema }];
  const bare = unwrap(schema);
  const definition = definitionOf(bare);
  if (definition.type === 'object') {
    return Object.entries(definition.shape ?? {}).flatMap(([key, member]) => leaves(member, [...path, key]));
  }
  const options = alternatives(bare);
  const below = options.flatMap((option) => {
    const { element, valueType, shape } = definitionOf(option);
    if (shape !== undefined) return leaves(option, path);
    const member = element ?? valueType;
    if (member === undefined) return [];
    return leaves(member, [...path, '*']).filter((leaf) => leaf.path.length > path.length + 1);
  });
  const seen = new Set<string>();
  const unique = below.filter((leaf) => {
    const key = leaf.path.join('.');
    return !seen.has(key) && seen.add(key) !== undefined;
  });
  return options.every((option) => definitionOf(option).type === 'object') && options.length > 0 ? unique : [{ path, schema }, ...unique];
}

/** Dotted paths of every parameter and of every mapping above one, as suggestions for a mistyped path. */
export function knownPaths(schema: Schema): readonly string[] {
  const paths = new Set<string>();
  for (const { path } of leaves(schema)) {
    for (let depth = 1; depth <= path.length; depth++) paths.add(path.slice(0, depth).join('.'));
  }
  return [...paths].filter((path) => !path.endsWith('*'));
}
