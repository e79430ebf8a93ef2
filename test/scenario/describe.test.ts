import { describe, expect, test } from 'vitest';
import { defaultText, listParameters, parameterGroups, parameterTableMarkdown } from '../../src/scenario/describe.ts';
import { identityShape, scenarioSchema } from '../../src/scenario/schema.ts';
import { scenarioJsonSchema } from '../../src/scenario/json-schema.ts';

type Json = { readonly properties?: Record<string, Json>; readonly items?: Json; readonly oneOf?: readonly Json[] };

/** Paths of everything without keys below it, counted another way: from the JSON Schema. */
function leafPaths(schema: Json, path: string): string[] {
  if (schema.properties !== undefined)
    return Object.entries(schema.properties).flatMap(([key, member]) => leafPaths(member, path === '' ? key : `${path}.${key}`));
  const members = schema.items?.oneOf?.flatMap((option) => leafPaths(option, `${path}.*`)) ?? [];
  return [path, ...members];
}

describe('the description of the parameters', () => {
  const parameters = listParameters();

  test('lists every parameter of the schema once', () => {
    const own = Object.keys(identityShape);
    const expected = new Set(leafPaths(scenarioJsonSchema() as Json, '').filter((path) => !own.includes(path.split('.')[0]!)));
    expect(parameters.map(({ path }) => path).sort()).toEqual([...expected].sort());
  });

  test('has title, meaning, unit, range, source and confidence for every number', () => {
    for (const parameter of parameters.filter(({ kind }) => kind === 'constant' || kind === 'series')) {
      expect(parameter).toMatchObject({
        title: expect.stringMatching(/./),
        description: expect.stringMatching(/./),
        unit: expect.stringMatching(/./),
        min: expect.any(Number),
        max: expect.any(Number),
        source: expect.stringMatching(/./),
        confidence: expect.stringMatching(/verified|derived|remembered|assumption/),
      });
      expect(parameter.default).toBeDefined();
    }
  });

  test('shows a number, a choice and a list', () => {
    const named = (path: string) => parameters.find((parameter) => parameter.path === path);
    expect(named('years.to')).toMatchObject({ kind: 'integer', min: 2012, max: 2035, default: 2020, unit: 'year' });
    expect(named('governance.budget_basis')).toMatchObject({ kind: 'choice', choices: ['equal', 'added'], default: 'equal' });
    expect(named('governance.levels.technology')).toMatchObject({ kind: 'series', min: 0, max: 1, default: 0 });
    expect(named('events')).toMatchObject({ kind: 'list', default: [] });
    expect(named('events.*.industry')).toMatchObject({ kind: 'choice' });
    expect(named('population.counties')).toMatchObject({ kind: 'mixed', default: 'all' });
  });

  test('makes a table for each part of the model', () => {
    const markdown = parameterTableMarkdown();
    const keys = Object.keys(scenarioSchema.shape).filter((key) => !Object.hasOwn(identityShape, key));
    expect(parameterGroups().map(({ key }) => key)).toEqual(keys);
    for (const key of keys) expect(markdown).toContain(`\`${key}\`\n\n`);
    const rows = markdown.split('\n').filter((line) => line.startsWith('| `'));
    expect(rows).toHaveLength(parameters.length);
    for (const row of rows) expect(row.split(/(?<!\\)\|/)).toHaveLength(8);
  });

  test.each([
    [0.5, '0.5'],
    [{ 2012: 0.1, 2016: '= a' }, '{2012: 0.1, 2016: "= a"}'],
    [['a', 1], '[a, 1]'],
    ['= year', '"= year"'],
    [false, 'false'],
    [undefined, ''],
  ])('writes the default %j as %s', (value, text) => {
    expect(defaultText(value)).toBe(text);
  });
});
