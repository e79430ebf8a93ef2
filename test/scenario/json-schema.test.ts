import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { listParameters } from '../../src/scenario/describe.ts';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';
import { listShipped } from '../../src/scenario/node/shipped.ts';

type Json = Record<string, unknown>;

/** The words of JSON Schema that the scenario schema uses; any other word fails the tests. */
const annotations = new Set(['$schema', 'title', 'description', 'default']);

/** A plain reading of the JSON Schema words that occur: what an editor would say of a value. */
function accepts(schema: Json, value: unknown): boolean {
  return Object.entries(schema).every(([word, rule]) => annotations.has(word) || holds(word, rule, value, schema));
}

function holds(word: string, rule: unknown, value: unknown, schema: Json): boolean {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  switch (word) {
    case 'type':
      return isOfType(rule as string, value);
    case 'enum':
      return (rule as unknown[]).includes(value);
    case 'const':
      return rule === value;
    case 'anyOf':
      return (rule as Json[]).some((option) => accepts(option, value));
    case 'oneOf':
      return (rule as Json[]).filter((option) => accepts(option, value)).length === 1;
    case 'minimum':
      return typeof value !== 'number' || value >= (rule as number);
    case 'maximum':
      return typeof value !== 'number' || value <= (rule as number);
    case 'minLength':
      return typeof value !== 'string' || value.length >= (rule as number);
    case 'maxLength':
      return typeof value !== 'string' || value.length <= (rule as number);
    case 'pattern':
      return typeof value !== 'string' || new RegExp(rule as string, 'u').test(value);
    case 'minItems':
      return !Array.isArray(value) || value.length >= (rule as number);
    case 'maxItems':
      return !Array.isArray(value) || value.length <= (rule as number);
    case 'items':
      return !Array.isArray(value) || value.every((item) => accepts(rule as Json, item));
    case 'required':
      return !isObject || (rule as string[]).every((key) => Object.hasOwn(value, key));
    case 'properties':
      return (
        !isObject ||
        Object.entries(value).every(
          ([key, member]) => !Object.hasOwn(rule as object, key) || accepts((rule as Record<string, Json>)[key]!, member),
        )
      );
    case 'propertyNames':
      return !isObject || Object.keys(value).every((key) => accepts(rule as Json, key));
    case 'additionalProperties':
      return (
        !isObject ||
        Object.entries(value).every(
          ([key, member]) =>
            Object.hasOwn((schema['properties'] ?? {}) as object, key) || (rule !== false && accepts(rule as Json, member)),
        )
      );
    default:
      throw new Error(`unexpected word in the JSON Schema: ${word}`);
  }
}

function isOfType(type: string, value: unknown): boolean {
  if (type === 'integer') return Number.isInteger(value);
  if (type === 'array') return Array.isArray(value);
  if (type === 'object') return typeof value === 'object' && value !== null && !Array.isArray(value);
  return typeof value === type;
}

const read = (file: string): unknown => parse(readFileSync(file, 'utf8'), { stringKeys: true });

describe('the JSON Schema of scenario files', () => {
  const schema = scenarioJsonSchema();

  test('says what it is, without an address of its own', () => {
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: 'polylift scenario',
      type: 'object',
      additionalProperties: false,
    });
    expect(JSON.stringify(schema)).not.toMatch(/"\$(id|ref)"|"(kind|unit|confidence)":"/);
    expect(schema['required']).toBeUndefined();
  });

  test("accepts the shipped scenarios and the tests' good files", async () => {
    const shipped = (await listShipped()).map(({ file }) => file);
    const own = readdirSync('test/scenario/files').map((file) => `test/scenario/files/${file}`);
    for (const file of [...shipped, ...own]) expect([file, accepts(schema, read(file))]).toEqual([file, true]);
  });

  test('accepts every default and an empty scenario', () => {
    expect(accepts(schema, {})).toBe(true);
    for (const { path, default: value } of listParameters()) {
      if (value === undefined || path.includes('*')) continue;
      const scenario = path.split('.').reduceRight<unknown>((member, key) => ({ [key]: member }), value);
      expect([path, accepts(schema, scenario)]).toEqual([path, true]);
    }
  });

  test.each(['bad-year', 'not-a-choice', 'out-of-range', 'unknown-key', 'wrong-length', 'wrong-type', 'missing-key', 'not-a-mapping'])(
    'rejects the broken file of %s',
    (rule) => {
      expect(accepts(schema, read(`test/scenario/broken/${rule}.yaml`))).toBe(false);
    },
  );

  test('tells unit and source where editors show them', () => {
    const levels = (((schema['properties'] as Json)['governance'] as Json)['properties'] as Json)['levels'] as Json;
    const technology = (levels['properties'] as Json)['technology'] as Json;
    expect(technology['description']).toMatch(/Unit: .*Source: /);
    expect(technology['anyOf']).toHaveLength(3);
  });
});
