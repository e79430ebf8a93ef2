/** What was written, with the place of everything: the common form of YAML files, overrides and defaults. */
import type { Problem } from './problem.ts';

/** Text from which places are cut: a file, or one override. */
export interface SourceText {
  /** File name to show, or the option such as `--set "a=1"`. */
  readonly file: string;
  readonly text: string;
  /** An override has no lines: its own text is its place. */
  readonly hasLines: boolean;
}

/** A stretch of a source, `end` not included. */
export interface Place {
  readonly source: SourceText;
  readonly start: number;
  readonly end: number;
}

export interface WrittenEntry {
  readonly key: Place;
  readonly value: WrittenNode;
}

export type WrittenNode =
  | { readonly kind: 'mapping'; readonly entries: ReadonlyMap<string, WrittenEntry>; readonly place: Place }
  | { readonly kind: 'list'; readonly items: readonly WrittenNode[]; readonly place: Place }
  | { readonly kind: 'scalar'; readonly value: unknown; readonly place: Place };

export type Path = readonly (string | number)[];

/** The written value without places. */
export function plain(node: WrittenNode): unknown {
  if (node.kind === 'scalar') return node.value;
  if (node.kind === 'list') return node.items.map(plain);
  return Object.fromEntries([...node.entries].map(([key, entry]) => [key, plain(entry.value)]));
}

/** The same place for everything in a value that comes from an override or a default. */
export function written(value: unknown, place: Place): WrittenNode {
  if (Array.isArray(value)) return { kind: 'list', items: value.map((item) => written(item, place)), place };
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, member]) => [key, { key: place, value: written(member, place) }] as const);
    return { kind: 'mapping', entries: new Map(entries), place };
  }
  return { kind: 'scalar', value, place };
}

/**
 * The place of a path, or of its nearest written ancestor. `target` chooses between the key and the value; an empty value has the place of
 * its key, and an ancestor, too, is shown by its key.
 */
export function locate(root: WrittenNode, path: Path, target: 'key' | 'value'): Place {
  let node = root;
  let place = { ...root.place, end: root.place.start };
  for (const [depth, segment] of path.entries()) {
    const last = depth === path.length - 1;
    if (node.kind === 'mapping') {
      const entry = node.entries.get(String(segment));
      if (entry === undefined) return place;
      const empty = entry.value.place.end <= entry.value.place.start;
      place = last && target === 'value' && !empty ? entry.value.place : entry.key;
      node = entry.value;
    } else if (node.kind === 'list') {
      const item = node.items[Number(segment)];
      if (item === undefined) return place;
      place = item.place;
      node = item;
    } else {
      return place;
    }
  }
  return place;
}

/** Narrows the place of a text value to a part of that text, where the source holds it letter by letter on one line. */
export function within(place: Place, text: string, start: number, end: number): Place {
  const at = place.source.text.slice(place.start, place.end).indexOf(text);
  if (at < 0 || text.includes('\n')) return place;
  return { source: place.source, start: place.start + at + start, end: place.start + at + Math.max(end, start + 1) };
}

/** The fields of a problem that say where it is. */
export function placeFields(place: Place): Pick<Problem, 'file' | 'line' | 'column' | 'length' | 'excerpt'> {
  const { file, text, hasLines } = place.source;
  if (!hasLines) return { file };
  const start = Math.min(place.start, text.length);
  const lineStart = start === 0 ? 0 : text.lastIndexOf('\n', start - 1) + 1;
  const newline = text.indexOf('\n', lineStart);
  const excerpt = text.slice(lineStart, newline < 0 ? text.length : newline).replace(/\r$/, '');
  const line = text.slice(0, lineStart).split('\n').length;
  const length = Math.max(1, Math.min(place.end, lineStart + excerpt.length) - start);
  return { file, line, column: start - lineStart + 1, length, excerpt };
}
