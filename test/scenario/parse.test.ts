import { beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadFormulaGrammar, type FormulaGrammar } from '../../src/scenario/formula-grammar.ts';
import { readScenario } from '../../src/scenario/node/load.ts';
import { mayHoldFormulas, nameOf, parseScenario, type ParsedScenario } from '../../src/scenario/parse.ts';
import { formatProblem } from '../../src/scenario/problem.ts';
import { scenarioSchema } from '../../src/scenario/schema.ts';
import { kindOf, unwrap, definitionOf, type Schema } from '../../src/scenario/schema-tree.ts';

let grammar: FormulaGrammar;
beforeAll(async () => {
  grammar = await loadFormulaGrammar();
});

const parse = (text: string): ParsedScenario => parseScenario([{ file: 'test.yaml', text }], { grammar });
const scenarioOf = (text: string): NonNullable<ParsedScenario['scenario']> => {
  const { scenario, problems } = parse(text);
  expect(problems.map(formatProblem)).toEqual([]);
  return scenario!;
};
const load = async (name: string) => (await readScenario(`test/scenario/files/${name}.yaml`)).loaded!.scenario;

describe('a scenario', () => {
  test('needs no more than a title: all else has defaults', () => {
    const scenario = scenarioOf('title: Nothing else');
    expect(scenario).toMatchObject({ name: 'test', title: 'Nothing else', question: '', description: '', sources: [] });
    expect(Object.keys(scenario).sort()).toEqual(
      Object.keys(scenarioSchema.shape)
        .filter((key) => !['polylift', 'extends', 'parameters', 'title_zh', 'question_zh'].includes(key))
        .sort(),
    );
  });

  test('has a number for every constant and one for each year for every series', () => {
    const scenario = scenarioOf('years: {from: 2011, to: 2017}');
    const visit = (schema: Schema, value: unknown): void => {
      const kind = kindOf(schema);
      if (kind === 'constant') expect(value).toSatisfy(Number.isFinite);
      if (kind === 'series') expect(value).toSatisfy((series: number[]) => series.length === 7 && series.every(Number.isFinite));
      if (kind !== undefined) return;
      for (const [key, member] of Object.entries(definitionOf(unwrap(schema)).shape ?? {})) {
        if (Object.hasOwn(value as object, key)) visit(member, (value as Record<string, unknown>)[key]);
      }
    };
    visit(scenarioSchema, scenario);
  });

  test('can be posted to a worker and stored as JSON', () => {
    const scenario = scenarioOf('title: x');
    expect(structuredClone(scenario)).toEqual(scenario);
    expect(JSON.parse(JSON.stringify(scenario))).toEqual(scenario);
  });

  test('writes numbers as numbers, as paths over years and as formulas', () => {
    const { levels } = scenarioOf(`
      parameters: {start: 0.1, slope: "= start / 2", rise: {2012: 0, 2016: 0.4}}
      years: {to: 2016}
      governance:
        levels:
          fund: 0.3
          technology: {2016: 0.9, 2012: 0.1}
          policy: "= start + slope * (year - 2012)"
          social: {2011: "= start", 2016: "= start * 2 + rise"}
          publicity: "= rise"
    `).governance;
    const near = (values: number[]) => values.map((value) => expect.closeTo(value, 12) as number);
    expect(levels.fund).toEqual([0.3, 0.3, 0.3, 0.3, 0.3, 0.3]);
    expect(levels.technology).toEqual(near([0.1, 0.1, 0.3, 0.5, 0.7, 0.9]));
    expect(levels.policy).toEqual(near([0.05, 0.1, 0.15, 0.2, 0.25, 0.3]));
    expect(levels.social).toEqual(near([0.1, 0.2, 0.3, 0.4, 0.5, 0.6]));
    expect(levels.publicity).toEqual(near([0, 0, 0.1, 0.2, 0.3, 0.4]));
  });

  test('may have formulas in constants and numbers outside the years of the run', () => {
    const scenario = scenarioOf('{parameters: {k: 2}, economy: {wage: "= 2000 * k"}, governance: {levels: {fund: {1990: 0, 2050: 0.6}}}}');
    expect(scenario.economy.wage).toBe(4000);
    expect(scenario.governance.levels.fund[0]).toBeCloseTo(0.21, 12);
  });

  test('tells all that is wrong at once, in the order of the lines', () => {
    const { problems, scenario } = parse(
      'governance:\n  levels:\n    fnd: 1\n    fund: 2\neconomy:\n  wage: "= w"\nyears: {to: x}\npopulaton: 3\n',
    );
    expect(scenario).toBeUndefined();
    expect(problems.map((problem) => [problem.code, problem.line, problem.column])).toEqual([
      ['unknown-key', 3, 5],
      ['out-of-range', 4, 11],
      ['bad-formula', 6, 12],
      ['wrong-type', 7, 13],
      ['unknown-key', 8, 1],
    ]);
  });

  test('does not change objects through the names of prototypes', () => {
    const { problems } = parse(
      '__proto__: {polluted: 1}\ngovernance:\n  levels: {__proto__: {polluted: 1}, constructor: 1, toString: 2}\n',
    );
    expect(problems.map((problem) => problem.message)).toContain('unknown key "__proto__"');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(parse('governance: {levels: {constructor: 1, toString: 2}}').problems.map((problem) => problem.code)).toEqual([
      'unknown-key',
      'unknown-key',
    ]);
  });

  test('is refused, not crashed on, when its nesting would exhaust the stack', () => {
    expect(parse(`events: ${'['.repeat(100_000)}`).problems.length).toBeGreaterThan(0);
    expect(parse(`events: ${'['.repeat(20_000)}${']'.repeat(20_000)}`).problems[0]!.code).toBe('nested-too-deeply');
  });

  test('shows the place in files with Windows line ends, too', () => {
    expect(parse('title: a\r\neconomy:\r\n  wage: -1\r\n').problems[0]).toMatchObject({ line: 3, column: 9, excerpt: '  wage: -1' });
  });
});

describe('extends', () => {
  test('merges mappings key by key and replaces lists and paths over years whole', async () => {
    const { written } = (await readScenario('test/scenario/files/child.yaml')).loaded!;
    expect(written).toMatchObject({
      parameters: { start: 0.4, slope: '= start / 8' },
      governance: {
        budget_basis: 'added',
        levels: { technology: { 2014: 0.5 }, policy: '= start + slope * (year - 2012)', fund: 0.3, social: 0.6 },
      },
    });
    const child = await load('child');
    expect(child.years).toEqual({ from: 2011, to: 2018 });
    expect(child.governance.levels.technology).toEqual(Array.from({ length: 8 }, () => 0.5));
    expect(child.governance.levels.policy[1]).toBe(0.4);
    expect(child.events).toHaveLength(2);
    const grandchild = await load('grandchild');
    expect(grandchild.years.to).toBe(2020);
    expect(grandchild.events).toEqual([{ kind: 'wage', year: 2013, change: 0.1 }]);
  });

  test('hands on what is modelled, not what a file says about itself', async () => {
    expect(await load('base')).toMatchObject({ name: 'the-base', title: 'The base', question: 'What if?', sources: ['A book'] });
    expect(await load('child')).toMatchObject({ name: 'child', title: 'The child', question: '', sources: ['A book'] });
    expect(await load('grandchild')).toMatchObject({ name: 'grandchild', title: 'grandchild' });
  });

  test('an empty child is its base', async () => {
    const base = await load('base');
    const child = parseScenario(
      [
        { file: 'a.yaml', text: 'extends: base' },
        { file: 'base.yaml', text: 'years: {to: 2018}' },
      ],
      { grammar },
    );
    expect(child.scenario!.years).toEqual(base.years);
  });
});

test('only texts that may hold formulas need their parser', () => {
  const holds = (text: string): boolean => mayHoldFormulas([{ file: 'x', text }], [], { schema: z.strictObject({}) });
  expect(holds('# yaml-language-server: $schema=x.json\ntitle: a=b\nyears: {to: 2015}')).toBe(false);
  for (const text of [
    'a: "= 1"',
    "a: '=1'",
    'a: = 1',
    '{a: "=1"}',
    'a: {2012: =1}',
    '- = 1',
    '- "= 1"',
    'a: |\n  = 1',
    '["= 1"]',
    '? a\n: = 1',
  ])
    expect(holds(text)).toBe(true);
  expect(() => parseScenario([{ file: 'x.yaml', text: 'economy: {wage: "= 1"}' }])).toThrow('Internal error');
});

test.each([
  ['scenarios/Multi Centre.yaml', 'multi-centre'],
  ['C:\\work\\a_b.yml', 'a-b'],
  ['云南.yaml', 'scenario'],
])('the name of %s is %s', (file, name) => {
  expect(nameOf(file)).toBe(name);
});
