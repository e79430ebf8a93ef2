/** Overrides laid over a scenario that is resolved already: what thousands of points of a design need. */
import { z } from 'zod';
import { NamedParameters } from './named-parameters.ts';
import type { Override } from './override.ts';
import { resolveNumber, type NumberContext } from './resolve-number.ts';
import { resolveTree } from './resolve.ts';
import { scenarioDefinition, type ResolvedScenario } from './schema.ts';
import { children, kindOf, metaOf, type Schema } from './schema-tree.ts';

/**
 * The scenario with the overrides laid over it, as reading it with them from its file gives; or `undefined` where only reading it can tell: an
 * override holds a formula, names a named parameter, an item of a list or one year of a path, or is wrong in any way. The scenario is not
 * changed, and the result shares with it what no override touches.
 */
export function patchScenario(scenario: ResolvedScenario, overrides: readonly Override[]): ResolvedScenario | undefined {
  const patcher = new Patcher(scenario);
  let patched: Tree = scenario as unknown as Tree;
  for (const { path, value } of overrides) {
    const keys = path.split('.');
    if (keys[0] === 'years' || keys[0] === 'parameters') return undefined;
    const next = patcher.set(patched, keys, scenarioDefinition.schema, value);
    if (next === undefined) return undefined;
    patched = next;
  }
  const result = patched as unknown as ResolvedScenario;
  return scenarioDefinition.check(result).length > 0 ? undefined : result;
}

type Tree = Readonly<Record<string, unknown>>;

class Patcher {
  #sound = true;
  readonly #context: NumberContext;

  constructor(scenario: ResolvedScenario) {
    const report = (): void => void (this.#sound = false);
    // No formula gets this far.
    const grammar = (() => undefined) as unknown as NumberContext['grammar'];
    this.#context = { years: scenario.years, named: new NamedParameters({}, grammar, report), grammar, report };
  }

  set(node: Tree, keys: readonly string[], schema: Schema, value: unknown): Tree | undefined {
    const [key, ...rest] = keys;
    const below = children(schema, key!, node);
    if (below.length !== 1 || !Object.hasOwn(node, key!)) return undefined;
    const changed = rest.length === 0 ? this.#resolve(below[0]!, node[key!], value) : this.#descend(node[key!], rest, below[0]!, value);
    return changed === undefined ? undefined : { ...node, [key!]: changed };
  }

  #descend(node: unknown, keys: readonly string[], schema: Schema, value: unknown): unknown {
    return kindOf(schema) !== undefined || !isTree(node) ? undefined : this.set(node, keys, schema, value);
  }

  /** A path that has a number for every year of the run, which is what changing a scenario's own path gives; undefined for any other. */
  #everyYear(schema: Schema, path: Tree): number[] | undefined {
    const { from, to } = this.#context.years!;
    if (Object.keys(path).length !== to - from + 1) return undefined;
    const { min = -Infinity, max = Infinity } = metaOf(schema);
    const values: number[] = [];
    for (let year = from; year <= to; year++) {
      const value = path[year];
      if (typeof value !== 'number' || !(value >= min && value <= max) || !Number.isFinite(value)) return undefined;
      values.push(value);
    }
    return values;
  }

  /** A value as a file states it, as the model reads it. Mappings are merged key by key, all else replaces what there was. */
  #resolve(schema: Schema, before: unknown, value: unknown): unknown {
    if (holdsFormula(value)) return undefined;
    const kind = kindOf(schema);
    if (kind !== undefined) {
      const everyYear = kind === 'series' && isTree(value) ? this.#everyYear(schema, value) : undefined;
      if (everyYear !== undefined) return everyYear;
      const resolved = resolveNumber(value, metaOf(schema), [], this.#context);
      return this.#sound ? resolved : undefined;
    }
    if (isTree(before)) {
      if (!isTree(value)) return undefined;
      let merged: Tree | undefined = before;
      for (const [key, member] of Object.entries(value)) if (merged !== undefined) merged = this.set(merged, [key], schema, member);
      return merged;
    }
    const checked = z.safeParse(schema, value);
    if (!checked.success) return undefined;
    const resolved = resolveTree(schema, checked.data, [], this.#context);
    return this.#sound ? resolved : undefined;
  }
}

function isTree(value: unknown): value is Tree {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function holdsFormula(value: unknown): boolean {
  if (typeof value === 'string') return value.startsWith('=');
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsFormula);
}
