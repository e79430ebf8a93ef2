import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { listParameters } from '../../src/scenario/describe.ts';
import { loadFormulaGrammar } from '../../src/scenario/formula-grammar.ts';
import { parseOverride, type Override } from '../../src/scenario/override.ts';
import { parseScenario, type ParsedScenario } from '../../src/scenario/parse.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { scenarioDefinition } from '../../src/scenario/schema.ts';

const seed = 42;
const grammar = await loadFormulaGrammar();
/** Single numbers are moved anywhere in their range, where rules that span several may not hold. */
const withoutChecks = { ...scenarioDefinition, check: () => [] };
const base = `
governance:
  levels: {technology: 0.5}
events:
  - {kind: price, year: 2014, industry: tea, change: -0.2}
  - {kind: wage, year: 2015, change: -0.1}
`;

function run(...settings: (string | Override)[]): ParsedScenario {
  const overrides = settings.map((setting) => (typeof setting === 'string' ? parseOverride(setting) : setting));
  return parseScenario([{ file: 'test.yaml', text: base }], { overrides, grammar });
}

const valueAt = (root: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], root);

describe('an override', () => {
  test('reaches every number of the model, written in the file or not, and nothing else changes', () => {
    const numbers = listParameters().filter(({ kind, path }) => (kind === 'constant' || kind === 'series') && !path.includes('*'));
    const before = run().scenario;
    fc.assert(
      fc.property(fc.constantFrom(...numbers), fc.double({ min: 0, max: 1, noNaN: true }), ({ path, min = 0, max = 1, kind }, share) => {
        const value = min + (max - min) * share;
        const { scenario, written } = parseScenario([{ file: 'test.yaml', text: base }], {
          overrides: [{ path, value }],
          definition: withoutChecks,
          grammar,
        });
        expect(valueAt(written, path)).toBe(value);
        expect(valueAt(scenario, path)).toEqual(kind === 'constant' ? value : Array.from({ length: 10 }, () => value));
        const restored = structuredClone(scenario) as unknown as Record<string, unknown>;
        const parent = valueAt(restored, path.slice(0, path.lastIndexOf('.'))) as Record<string, unknown>;
        parent[path.slice(path.lastIndexOf('.') + 1)] = valueAt(before, path);
        expect(restored).toEqual(before);
      }),
      { seed, numRuns: 200 },
    );
  });

  test('with a path that does not exist is an error, never ignored', () => {
    const known = new Set(listParameters().flatMap(({ path }) => path.split('.')));
    fc.assert(
      fc.property(
        fc.constantFrom(...listParameters().map(({ path }) => path)),
        fc.stringMatching(/^[a-z_]{3,12}$/),
        fc.nat(),
        (path, word, at) => {
          fc.pre(!known.has(word) && !path.startsWith('events'));
          const parts = path.split('.');
          parts[at % parts.length] = word;
          const { problems } = run({ path: parts.join('.'), value: 1, origin: 'x' });
          expect(problems).toHaveLength(1);
          expect(problems[0]!.code).toBe('unknown-set-path');
        },
      ),
      { seed, numRuns: 200 },
    );
  });

  test('may be a number, a path over years, a list or a mapping', () => {
    const { scenario, problems } = run(
      'governance.levels.technology={2012: 0.2, 2016: 0.6}',
      'population.counties=[530103, 533423]',
      'years={to: 2016}',
      'governance.levels={fund: 0.1}',
    );
    expect(problems).toEqual([]);
    expect(scenario!.years).toEqual({ from: 2011, to: 2016 });
    expect(scenario!.population.counties).toEqual([530103, 533423]);
    expect(scenario!.governance.levels.technology[5]).toBe(0.6);
    expect(scenario!.governance.levels.fund[0]).toBe(0.1);
  });

  test('reaches items of lists by index, and years of paths', () => {
    const { scenario, written } = run('events.0.change=-0.5', 'events[1].year=2016', 'governance.budget.2013=500');
    expect(scenario!.events).toMatchObject([
      { change: -0.5, year: 2014 },
      { change: -0.1, year: 2016 },
    ]);
    expect(scenario!.governance.budget.slice(0, 4)).toEqual([381, 381, 500, 552]);
    expect(valueAt(written, 'governance.budget')).toMatchObject({ 2012: 381, 2013: 500, 2020: 1500 });
  });

  test('that comes later wins', () => {
    expect(run('years.to=2014', 'years.to=2016').scenario!.years.to).toBe(2016);
  });

  test('that is broken is told by what was typed', () => {
    const { problems } = run(
      'governance.levels.technolgy=1',
      'years.to=soon',
      'governance.levels.fund={2012: 4}',
      'population.households_per_agent.x=1',
      'governance.levels.technology.2012=1',
      'events.7.year=2012',
      'events.x=1',
      'extends=other',
      'parameters.slope=2',
      'populatoin.counties=all',
    );
    expect(problems.map(({ file, code, message, hint }) => `${file}: ${message}; ${hint} [${code}]`)).toMatchInlineSnapshot(`
      [
        "--set "governance.levels.technolgy=1": there is no parameter governance.levels.technolgy: governance.levels has no "technolgy"; did you mean governance.levels.technology? [unknown-set-path]",
        "--set "population.households_per_agent.x=1": population.households_per_agent has nothing below it; set it whole: population.households_per_agent=... [not-on-this-path]",
        "--set "governance.levels.technology.2012=1": governance.levels.technology is a number with nothing below it; set it whole, for example governance.levels.technology=0.5 or governance.levels.technology="{2012: 0.2, 2016: 0.9}" [not-on-this-path]",
        "--set "events.7.year=2012": events has 2 items, 0 to 1; there is no item 7; set the whole list: events=[...] [unknown-set-path]",
        "--set "events.x=1": events is a list: its items are numbered from 0; write events.0 [unknown-set-path]",
        "--set "extends=other": extends cannot be set from outside the file; run the other scenario, or write a file that extends it [unknown-set-path]",
        "--set "parameters.slope=2": there is no named parameter slope; the scenario has no named parameters [unknown-set-path]",
        "--set "populatoin.counties=all": there is no parameter populatoin.counties; did you mean population.counties? [unknown-set-path]",
        "--set "years.to=soon": years.to needs a whole number; got the text "soon"; undefined [wrong-type]",
        "--set "governance.levels.fund={2012: 4}": governance.levels.fund.2012 is 4; allowed is 0 to 1 (level 0-1); 4 % is written 0.04 [out-of-range]",
      ]
    `);
  });

  test.each(['years.to', '=3', 'years.to=', 'a..b=1', 'years.to=[1', 'years.to="x', 'a=1\n---\nb'])('%j is not one', (text) => {
    expect(() => parseOverride(text)).toThrow(InputError);
    expect(() => parseOverride(text)).toThrow(/\[bad-override\]/);
  });

  test('takes a formula as it stands', () => {
    expect(parseOverride('a.b== 1 + {x}: # y')).toMatchObject({ path: 'a.b', value: '= 1 + {x}: # y' });
    expect(parseOverride('a.b="= 1"').value).toBe('= 1');
    expect(parseOverride(' a.b = 3 ').value).toBe(3);
  });
});
