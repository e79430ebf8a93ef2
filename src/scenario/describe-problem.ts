import type { z } from 'zod';
import type { Draft } from './draft.ts';
import { nearest, nearestPath } from './nearest.ts';
import { knownPaths } from './parameter-paths.ts';
import { alternatives, definitionOf, keysOf, kindOf, metaOf, schemasAt, type Schema } from './schema-tree.ts';
import { gotText, numberHint, numberText, pathText, unitText, valueText } from './wording.ts';

type Issue = z.core.$ZodIssue;
type Path = readonly (string | number)[];

/**
 * Turns what zod found into problems in plain words. Numbers with kinds are left out: `resolveNumber` speaks about them. `whole` is what the file is
 * called.
 */
export function describeIssues(issues: readonly Issue[], schema: Schema, written: unknown, whole = 'a scenario'): Draft[] {
  return issues.flatMap((issue) => describeIssue(issue, schema, written, whole));
}

function describeIssue(issue: Issue, schema: Schema, written: unknown, whole: string): Draft[] {
  const path = issue.path.map((part) => (typeof part === 'number' ? part : String(part)));
  if (isInsideNumber(schema, path, written)) return [];
  const value = valueAt(written, path);
  const name = pathText(path);
  const schemas = schemasAt(schema, path, written);
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownKey(key, path, schema, written, whole));
  if (value === undefined) return [missingKey(path, schemas)];
  if (value === null) {
    return [
      {
        code: 'empty-value',
        path,
        message: `nothing is written after ${name}:`,
        hint: 'write a value, or remove the key to use its default',
        target: 'key',
      },
    ];
  }
  const meta = schemas.map(metaOf)[0] ?? {};
  switch (issue.code) {
    case 'invalid_value':
      return [notAChoice(issue.values.map(String), value, path, name)];
    case 'invalid_union':
      return 'options' in issue && issue.options !== undefined
        ? [notAChoice(issue.options.map(String), value, path, name)]
        : [wrongType(path, name, value, schemas)];
    case 'too_big':
    case 'too_small':
      return [wrongSize(issue, path, name, value, schemas)];
    case 'invalid_key':
      return [
        { code: 'unknown-key', path, target: 'key', message: `"${String(path.at(-1))}" cannot be a key of ${pathText(path.slice(0, -1))}` },
      ];
    case 'invalid_format':
      return [{ code: 'wrong-type', path, message: `${name} is not written as it should be: got ${gotText(value)}`, hint: issue.message }];
    case 'invalid_type':
      if (issue.expected === 'int' && typeof value === 'number') {
        return [{ code: 'wrong-type', path, message: `${name} needs a whole number${unitText(meta)}; got ${valueText(value)}` }];
      }
      return [wrongType(path, name, value, schemas)];
    default:
      return [{ code: 'wrong-type', path, message: `${name} cannot be ${gotText(value)}: ${issue.message}` }];
  }
}

function isInsideNumber(schema: Schema, path: Path, written: unknown): boolean {
  for (let depth = 0; depth <= path.length; depth++) {
    const schemas = schemasAt(schema, path.slice(0, depth), written);
    if (schemas.length > 0 && schemas.every((candidate) => kindOf(candidate) !== undefined)) return true;
  }
  return false;
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

function unknownKey(key: string, parent: Path, schema: Schema, written: unknown, whole: string): Draft {
  const schemas = schemasAt(schema, parent, written);
  const keys = schemas.flatMap((candidate) => keysOf(candidate, valueAt(written, parent)));
  const path = [...parent, key];
  const where = parent.length === 0 ? whole : pathText(parent);
  return {
    code: 'unknown-key',
    path,
    target: 'key',
    message: `unknown key "${key}": ${where} has no such key`,
    hint: unknownKeyHint(key, path, keys, schema),
  };
}

function unknownKeyHint(key: string, path: Path, keys: readonly string[], schema: Schema): string {
  if (key === '<<') return 'merge keys are not read; put what is shared into a file and use extends';
  const sibling = nearest(key, keys);
  if (sibling !== undefined) return `did you mean ${sibling}?`;
  const elsewhere = nearestPath(pathText(path), knownPaths(schema));
  if (elsewhere !== undefined) return `did you mean ${elsewhere}?`;
  return keys.length <= 15 ? `allowed here: ${keys.join(', ')}` : 'see polylift describe for all parameters';
}

function missingKey(path: Path, schemas: readonly Schema[]): Draft {
  const meta = schemas.map(metaOf)[0] ?? {};
  const what = meta.description === undefined ? '' : `: ${lowerFirst(meta.description).replace(/\.$/, '')}`;
  const owner = path.slice(0, -1);
  return {
    code: 'missing-key',
    path,
    message: `${owner.length === 0 ? 'the scenario' : pathText(owner)} needs the key ${String(path.at(-1))}${what}${unitText(meta)}`,
    hint: `add "${String(path.at(-1))}: ..."`,
  };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

function notAChoice(choices: readonly string[], value: unknown, path: Path, name: string): Draft {
  const near = typeof value === 'string' ? nearest(value, choices) : undefined;
  const allowed = choices.length === 1 ? `must be ${choices[0]!}` : `must be one of ${choices.join(', ')}`;
  return {
    code: 'not-a-choice',
    path,
    message: `${name} ${allowed}; got ${gotText(value)}`,
    hint: near === undefined ? undefined : `did you mean ${near}?`,
  };
}

function wrongType(path: Path, name: string, value: unknown, schemas: readonly Schema[]): Draft {
  const options = schemas.flatMap((schema) => alternatives(schema));
  const expected = [...new Set(options.map(typeText))].join(' or ');
  return {
    code: 'wrong-type',
    path,
    message: `${name === '' ? 'a scenario' : name} needs ${expected || 'something else'}; got ${gotText(value)}`,
    hint: typeHint(options, value, schemas),
  };
}

function typeText(schema: Schema): string {
  const { type, values, entries, format } = definitionOf(schema);
  const meta = metaOf(schema);
  switch (type) {
    case 'number':
      return `a ${format === 'safeint' ? 'whole ' : ''}number${unitText(meta)}`;
    case 'string':
      return 'a text';
    case 'boolean':
      return 'true or false';
    case 'array':
    case 'tuple':
      return 'a list [...]';
    case 'object':
    case 'record':
      return 'keys with values below it';
    case 'literal':
      return (values ?? []).map((value) => valueText(value)).join(' or ');
    case 'enum':
      return `one of ${Object.values(entries ?? {}).join(', ')}`;
    default:
      return kindOf(schema) === undefined ? 'something else' : 'a number or a formula';
  }
}

function typeHint(options: readonly Schema[], value: unknown, schemas: readonly Schema[]): string | undefined {
  const types = new Set(options.map((schema) => definitionOf(schema).type));
  if (types.has('number')) {
    if (typeof value === 'string' && value.startsWith('=')) return 'this number shapes the run itself and cannot be a formula';
    return numberHint(value, schemas.map(metaOf)[0] ?? {});
  }
  if (types.has('boolean') && typeof value === 'string') return 'write true or false without quotes';
  if (types.has('string') && typeof value === 'number') return `put quotes around it: "${value}"`;
  const keys = [...new Set(schemas.flatMap((schema) => keysOf(schema)))];
  if (types.has('object') && keys.length > 0 && keys.length <= 8) return `it has the keys ${keys.join(', ')}`;
  if (types.has('array') && (typeof value === 'string' || typeof value === 'number')) return `write it as a list: [${value}]`;
  return undefined;
}

type SizeIssue = Extract<Issue, { code: 'too_big' | 'too_small' }>;

function wrongSize(issue: SizeIssue, path: Path, name: string, value: unknown, schemas: readonly Schema[]): Draft {
  const limit = Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);
  const direction = issue.code === 'too_big' ? 'at most' : 'at least';
  if (typeof value === 'number') {
    const [least, most] = bounds(schemas, issue);
    const allowed =
      least !== undefined && most !== undefined ? `${numberText(least)} to ${numberText(most)}` : `${direction} ${numberText(limit)}`;
    return {
      code: 'out-of-range',
      path,
      message: `${name} is ${numberText(value)}; allowed is ${allowed}${unitText(schemas.map(metaOf)[0] ?? {})}`,
    };
  }
  const size = Array.isArray(value) || typeof value === 'string' ? value.length : Object.keys(value as object).length;
  const thing = typeof value === 'string' ? 'characters' : 'items';
  const wanted = issue.exact === true ? 'exactly' : direction;
  return { code: 'wrong-length', path, message: `${name} has ${size} ${thing}; it needs ${wanted} ${limit}` };
}

function bounds(schemas: readonly Schema[], issue: SizeIssue): readonly [number | undefined, number | undefined] {
  for (const option of schemas.flatMap((schema) => alternatives(schema))) {
    const { minValue, maxValue } = option as unknown as { minValue?: number | null; maxValue?: number | null };
    if (minValue === limitOf(issue) || maxValue === limitOf(issue)) return [finite(minValue), finite(maxValue)];
  }
  return [undefined, undefined];
}

const limitOf = (issue: SizeIssue): number => Number(issue.code === 'too_big' ? issue.maximum : issue.minimum);

const finite = (value: number | null | undefined): number | undefined =>
  typeof value === 'number' && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
