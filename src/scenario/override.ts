import { InputError, type Problem } from './problem.ts';
import { merge } from './merge.ts';
import { nearest, nearestPath } from './nearest.ts';
import { knownPaths } from './parameter-paths.ts';
import { readYaml } from './read-yaml.ts';
import { alternatives, children, defaultOf, definitionOf, keysOf, kindOf, type Schema } from './schema-tree.ts';
import { plain, written, type Place, type WrittenEntry, type WrittenNode } from './written.ts';

/** One parameter set from outside the file: by `--set`, by an experiment's design, by a form. */
export interface Override {
  /** Dotted path, list items by index from 0: `governance.levels.technology`, `events.0.change`. */
  readonly path: string;
  /** What a YAML file could hold there: number, text, formula, `{2012: 0.2, 2016: 0.9}`, list. */
  readonly value: unknown;
  /** How messages name this override; `path=value` by default. */
  readonly origin?: string;
}

/** Reads `path=value` as given to `--set`; the value is YAML. Throws `InputError`. */
export function parseOverride(text: string): Override {
  const origin = `--set ${JSON.stringify(text)}`;
  const equals = text.indexOf('=');
  const path = (equals < 0 ? text : text.slice(0, equals)).trim().replaceAll(/\[(\d+)\]/g, '.$1');
  const fail = (message: string, hint?: string): never => {
    throw new InputError([{ code: 'bad-override', message, file: origin, ...(hint === undefined ? {} : { hint }) }]);
  };
  if (equals < 0) return fail('an equals sign is missing', 'write path=value, for example governance.levels.technology=0.8');
  if (path === '' || path.split('.').includes(''))
    return fail('the path before the equals sign has an empty part', 'write path=value, for example years.to=2025');
  const valueText = text.slice(equals + 1).trim();
  if (valueText === '')
    return fail(`nothing is written after ${path}=`, 'give a number, a formula or a path such as {2012: 0.2, 2016: 0.9}');
  // A formula may hold what YAML would take for its own: "= year > 2015 ? 1 : 0".
  if (valueText.startsWith('=')) return { path, value: valueText, origin };
  const { root, problems } = readYaml({ file: origin, text: valueText, hasLines: false });
  if (root === undefined || problems.length > 0) {
    return fail(
      `the value cannot be read: ${problems.map((problem) => problem.message).join('; ')}`,
      'write it as in a YAML file and quote it for the shell',
    );
  }
  return { path, value: plain(root), origin };
}

/** Lays the overrides on what was written, in their order. Unknown paths become problems; nothing is ignored. */
export function applyOverrides(
  root: WrittenNode,
  overrides: readonly Override[],
  schema: Schema,
): { root: WrittenNode; problems: Problem[] } {
  const problems: Problem[] = [];
  for (const override of overrides) {
    const origin = override.origin ?? `${override.path}=${JSON.stringify(override.value)}`;
    const place: Place = { source: { file: origin, text: origin, hasLines: false }, start: 0, end: origin.length };
    const setter = new Setter(schema, override, place);
    const changed = setter.set(root);
    if (setter.problem === undefined) root = changed;
    else problems.push({ ...setter.problem, file: origin, path: override.path });
  }
  return { root, problems };
}

class Setter {
  problem: Problem | undefined;
  readonly #schema: Schema;
  readonly #segments: readonly string[];
  readonly #value: WrittenNode;
  readonly #place: Place;

  constructor(schema: Schema, override: Override, place: Place) {
    this.#schema = schema;
    this.#segments = override.path.split('.');
    this.#value = written(override.value, place);
    this.#place = place;
  }

  set(root: WrittenNode): WrittenNode {
    if (this.#segments[0] === 'extends') {
      this.problem = {
        code: 'unknown-set-path',
        message: 'extends cannot be set from outside the file',
        hint: 'run the other scenario, or write a file that extends it',
      };
      return root;
    }
    return this.#descend(root, [this.#schema], 0);
  }

  #descend(node: WrittenNode | undefined, schemas: readonly Schema[], depth: number): WrittenNode {
    if (depth === this.#segments.length) return node === undefined ? this.#value : merge(node, this.#value, schemas);
    const key = this.#segments[depth]!;
    const current = node ?? this.#default(schemas);
    if (schemas.some((schema) => kindOf(schema) !== undefined)) return this.#setYear(current, key, depth);
    const below = schemas.flatMap((schema) => children(schema, key, current === undefined ? undefined : plain(current)));
    if (below.length === 0) return this.#unknown(current, schemas, depth);
    if (isList(schemas)) return this.#setItem(current, below, depth);
    const entries = new Map<string, WrittenEntry>(current?.kind === 'mapping' ? current.entries : []);
    if (depth === 1 && this.#segments[0] === 'parameters' && !entries.has(key)) return this.#unknownParameter(entries, key);
    const before = entries.get(key);
    entries.set(key, { key: this.#place, value: this.#descend(before?.value, below, depth + 1) });
    return { kind: 'mapping', entries, place: current?.place ?? this.#place };
  }

  /** One year of a path: the others stay. */
  #setYear(current: WrittenNode | undefined, key: string, depth: number): WrittenNode {
    const name = this.#segments.slice(0, depth).join('.');
    if (current?.kind !== 'mapping' || depth !== this.#segments.length - 1) {
      return this.#fail(
        'not-on-this-path',
        `${name} is a number with nothing below it`,
        `set it whole, for example ${name}=0.5 or ${name}="{2012: 0.2, 2016: 0.9}"`,
      );
    }
    const entries = new Map<string, WrittenEntry>(current.entries);
    entries.set(key, { key: this.#place, value: this.#value });
    return { kind: 'mapping', entries, place: current.place };
  }

  #setItem(current: WrittenNode | undefined, below: readonly Schema[], depth: number): WrittenNode {
    const name = this.#segments.slice(0, depth).join('.');
    const items = current?.kind === 'list' ? [...current.items] : [];
    const index = Number(this.#segments[depth]);
    if (index >= items.length) {
      const has =
        items.length === 0
          ? 'is empty'
          : `has ${items.length} ${items.length === 1 ? 'item, number 0' : `items, 0 to ${items.length - 1}`}`;
      return this.#fail('unknown-set-path', `${name} ${has}; there is no item ${index}`, `set the whole list: ${name}=[...]`);
    }
    items[index] = this.#descend(items[index], below, depth + 1);
    return { kind: 'list', items, place: current?.place ?? this.#place };
  }

  #default(schemas: readonly Schema[]): WrittenNode | undefined {
    const value = schemas.map(defaultOf).find((candidate) => candidate !== undefined);
    return value === undefined ? undefined : written(value, this.#place);
  }

  #unknown(current: WrittenNode | undefined, schemas: readonly Schema[], depth: number): WrittenNode {
    const path = this.#segments.join('.');
    const parent = this.#segments.slice(0, depth).join('.');
    const value = current === undefined ? undefined : plain(current);
    const keys = schemas.flatMap((schema) => keysOf(schema, value));
    const sibling = nearest(this.#segments[depth]!, keys);
    const suggestion = this.#suggest(depth, sibling);
    if (keys.length === 0 && isList(schemas))
      return this.#fail('unknown-set-path', `${parent} is a list: its items are numbered from 0`, `write ${parent}.0`);
    if (keys.length === 0 && suggestion === undefined)
      return this.#fail('not-on-this-path', `${parent} has nothing below it`, `set it whole: ${parent}=...`);
    const message =
      depth === 0 ? `there is no parameter ${path}` : `there is no parameter ${path}: ${parent} has no "${this.#segments[depth]}"`;
    return this.#fail('unknown-set-path', message, suggestion === undefined ? listing(keys) : `did you mean ${suggestion}?`);
  }

  #suggest(depth: number, sibling: string | undefined): string | undefined {
    const known = knownPaths(this.#schema);
    if (sibling === undefined) return nearestPath(this.#segments.join('.'), known);
    const mended = [...this.#segments.slice(0, depth), sibling, ...this.#segments.slice(depth + 1)].join('.');
    return known.includes(mended) ? mended : (nearestPath(mended, known) ?? mended);
  }

  #unknownParameter(entries: ReadonlyMap<string, unknown>, key: string): WrittenNode {
    const near = nearest(key, entries.keys());
    const known = entries.size === 0 ? 'the scenario has no named parameters' : `the scenario has ${[...entries.keys()].join(', ')}`;
    return this.#fail(
      'unknown-set-path',
      `there is no named parameter ${key}`,
      near === undefined ? known : `did you mean parameters.${near}?`,
    );
  }

  #fail(code: 'unknown-set-path' | 'not-on-this-path', message: string, hint: string): WrittenNode {
    this.problem ??= { code, message, hint };
    return this.#value;
  }
}

const isList = (schemas: readonly Schema[]): boolean =>
  schemas.some((schema) => alternatives(schema).some((option) => ['array', 'tuple'].includes(definitionOf(option).type)));

function listing(keys: readonly string[]): string {
  if (keys.length > 12) return 'see polylift describe for all parameters';
  return `it has ${keys.join(', ')}`;
}
