import { children, discriminatorOf, kindOf, type Schema } from './schema-tree.ts';
import { plain, type WrittenEntry, type WrittenNode } from './written.ts';

/**
 * Lays `over` on `base`: mappings key by key, all else replaced whole. Lists and paths over years are replaced whole, too: half of an old path
 * under a new one would be read by nobody. A mapping that says by one key what it is (`kind: price`) is replaced when it becomes another.
 */
export function merge(base: WrittenNode, over: WrittenNode, schemas: readonly Schema[]): WrittenNode {
  if (
    base.kind !== 'mapping' ||
    over.kind !== 'mapping' ||
    schemas.some((schema) => kindOf(schema) !== undefined || becomesAnother(schema, base, over))
  ) {
    return over;
  }
  const value = plain(over);
  const entries = new Map<string, WrittenEntry>(base.entries);
  for (const [key, entry] of over.entries) {
    const before = base.entries.get(key);
    const below = schemas.flatMap((schema) => children(schema, key, value));
    entries.set(key, before === undefined ? entry : { key: entry.key, value: merge(before.value, entry.value, below) });
  }
  return { kind: 'mapping', entries, place: over.place };
}

function becomesAnother(schema: Schema, base: WrittenNode, over: WrittenNode): boolean {
  const key = discriminatorOf(schema);
  if (key === undefined || base.kind !== 'mapping' || over.kind !== 'mapping') return false;
  const [before, after] = [base.entries.get(key), over.entries.get(key)];
  return after !== undefined && before !== undefined && JSON.stringify(plain(before.value)) !== JSON.stringify(plain(after.value));
}
