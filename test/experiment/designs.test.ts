import { writeFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import polars from 'nodejs-polars';
import { describe, expect, it } from 'vitest';
import { kindOf } from '../../src/experiment/kinds/index.ts';
import type { Design } from '../../src/experiment/kind.ts';
import { readExperiment } from '../../src/experiment/spec/read-spec.ts';
import { factorLevel, factorOverrides, factorValue, readFactors } from '../../src/experiment/spec/factors.ts';
import { loadScenario } from '../../src/scenario/node/load.ts';
import { InputError } from '../../src/scenario/problem.ts';
import { prepared, scratch, tinyBatch } from './tiny.ts';

const base = scratch();
writeFileSync(path.join(base, 'wrong.arrow'), 'no Arrow at all');

async function designOf(more: Readonly<Record<string, unknown>>): Promise<Design> {
  return (await prepared({ ...tinyBatch, ...more })).plan.design;
}

const pointsOf = (design: Design): number[][] => Array.from({ length: design.points }, (_, point) => [...design.valuesOf(point)]);

/** What a file of this text is refused for: place and message of each problem. */
async function refusals(text: string): Promise<string[]> {
  const file = path.join(base, 'experiment.yaml');
  writeFileSync(file, text);
  try {
    const kind = await kindOf('batch');
    const { prepareExperiment } = await import('../../src/experiment/prepare.ts');
    await prepareExperiment(kind, await readExperiment(kind, { file }), 10_000);
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map(
      ({ line, column, code, message, hint }) =>
        `${line ?? '-'}:${column ?? '-'} ${code}: ${message}${hint === undefined ? '' : ` | ${hint}`}`,
    );
  }
}

describe('designs', () => {
  it('full factorial: every combination once, none of them held', async () => {
    const design = await designOf({
      design: { type: 'full-factorial' },
      factors: {
        'governance.budget': { from: 0.5, to: 1.5, levels: 3, change: 'multiply' },
        'governance.budget_basis': { values: ['equal', 'added'] },
      },
    });
    expect(pointsOf(design)).toEqual([
      [0.5, 0],
      [0.5, 1],
      [1, 0],
      [1, 1],
      [1.5, 0],
      [1.5, 1],
    ]);
    expect(design.columns[1]).toMatchObject({ name: 'governance_budget_basis', labels: ['equal', 'added'] });
    expect([...design.order!].sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5]);
  });

  it('fractional factorial: half of the combinations of four factors at their ends', async () => {
    const levels = Object.fromEntries(
      ['fund', 'policy', 'technology', 'publicity'].map((name) => [`governance.levels.${name}`, { from: 0.25, to: 1 }]),
    );
    const points = pointsOf(await designOf({ design: { type: 'fractional-factorial' }, factors: levels }));
    expect(points).toHaveLength(8);
    for (let j = 0; j < 4; j++) expect(points.filter((point) => point[j] === 1)).toHaveLength(4);
    expect(new Set(points.map(String)).size).toBe(8);
  });

  it('Latin hypercube: one point in each stratum of each factor', async () => {
    const points = pointsOf(await designOf({ design: { type: 'latin-hypercube', points: 8 } }));
    expect(points.map(([multiplier]) => Math.floor(multiplier!)).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it("Sobol' points and Morris trajectories stay in their ranges", async () => {
    for (const design of [
      { type: 'sobol', points: 16 },
      { type: 'morris', trajectories: 5 },
    ]) {
      const points = pointsOf(await designOf({ design }));
      expect(points).toHaveLength(design.type === 'sobol' ? 16 : 15);
      for (const [multiplier, growth] of points) {
        expect(multiplier).toBeGreaterThanOrEqual(0);
        expect(multiplier).toBeLessThanOrEqual(8);
        expect(growth).toBeGreaterThanOrEqual(0.5);
        expect(growth).toBeLessThanOrEqual(2);
      }
    }
  });

  it('table: the rows of a CSV file, whose columns are parameters or factors', async () => {
    writeFileSync(path.join(base, 'points.csv'), 'governance.levels.fund,budget,governance.budget_basis\n0.5,2,equal\n0.25,1,added\n');
    writeFileSync(
      path.join(base, 'table.yaml'),
      `scenarios: [single-centre]\nsample: 1:1000\nfactors: {budget: {path: governance.budget, change: multiply, from: 0, to: 9}}\ndesign: {type: table, file: points.csv}\n`,
    );
    const kind = await kindOf('batch');
    const read = await readExperiment(kind, { file: path.join(base, 'table.yaml') });
    const design = kind.design(read.spec, read.scenarios) as Design;
    expect(pointsOf(design)).toEqual([
      [0.5, 2, 0],
      [0.25, 1, 1],
    ]);
    const own = read.scenarios[0]!.loaded.scenario;
    const overrides = design.overridesOf(0, own);
    expect(overrides.map(({ path: at }) => at)).toEqual(['governance.levels.fund', 'governance.budget', 'governance.budget_basis']);
    expect((overrides[1]!.value as Record<string, number>)['2015']).toBe(2 * own.governance.budget[4]!);
    // The plan holds the rows: the file may be gone when the batch is resumed.
    expect(JSON.stringify(read.spec)).toContain('[0.5,2,"equal"]');
  });

  it('table: the rows of an Arrow file that another program wrote', async () => {
    const frame = polars.DataFrame({
      'governance.levels.fund': [0.5, 0.25],
      'population.burn_in_years': [2, 3],
      'governance.budget_basis': ['equal', 'added'],
    });
    frame.withColumn(polars.col('population.burn_in_years').cast(polars.Int64)).writeIPC(path.join(base, 'points.arrow'));
    writeFileSync(path.join(base, 'arrow.yaml'), 'scenarios: [single-centre]\nsample: 1:1000\ndesign: {type: table, file: points.arrow}\n');
    const kind = await kindOf('batch');
    const read = await readExperiment(kind, { file: path.join(base, 'arrow.yaml') });
    expect(pointsOf(kind.design(read.spec, read.scenarios) as Design)).toEqual([
      [0.5, 2, 0],
      [0.25, 3, 1],
    ]);
  });

  it('list: points by name, which set what they say and leave the rest alone', async () => {
    const design = await designOf({
      factors: {},
      design: {
        type: 'list',
        points: { plain: {}, rich: { 'governance.budget': 900 }, added: { 'governance.budget_basis': 'added', 'governance.budget': 300 } },
      },
    });
    expect(pointsOf(design)).toEqual([
      [0, NaN, 1],
      [1, 900, 1],
      [2, 300, 0],
    ]);
    expect(design.columns[0]!.labels).toEqual(['plain', 'rich', 'added']);
    const { scenario } = await loadScenario('single-centre');
    expect(design.overridesOf(0, scenario)).toEqual([]);
    expect(design.overridesOf(2, scenario).map(({ path: at, value }) => [at, value])).toEqual([
      ['governance.budget', 300],
      ['governance.budget_basis', 'added'],
    ]);
  });

  it('sets one year of a path over years, as --set does', async () => {
    const { plan } = await prepared({
      ...tinyBatch,
      scenarios: ['multi-centre-equal-budget'],
      years: '2011-2014',
      factors: { 'governance.levels.fund.2012': { values: [0, 0.4] } },
      design: { type: 'full-factorial' },
      replicates: 1,
    });
    const firstYears = [0, 1].map((runId) => plan.request(runId).parameters.governance.levels.fund[1]!);
    expect(firstYears.sort((a, b) => a - b)).toEqual([0, 0.4]);
  });

  it('lays named parameters of formulas over a scenario, too', async () => {
    const file = path.join(base, 'moved.yaml');
    writeFileSync(file, 'extends: single-centre\nparameters: {level: 0.1}\ngovernance: {levels: {fund: "= level * 2"}}\n');
    const { plan } = await prepared({
      ...tinyBatch,
      scenarios: [file],
      factors: { 'parameters.level': { values: [0.1, 0.3] } },
      design: { type: 'full-factorial' },
      replicates: 1,
    });
    const levels = [0, 1].map((runId) => plan.request(runId).parameters.governance.levels.fund[1]!);
    expect(levels.sort((a, b) => a - b)).toEqual([0.2, 0.6]);
  });
});

describe('factors', () => {
  it('stay within their range, reach its ends and spread as they say', async () => {
    const scenario = { source: 'single-centre', loaded: await loadScenario('single-centre') };
    const range = fc.tuple(fc.double({ min: 0.01, max: 5, noNaN: true }), fc.double({ min: 0.01, max: 5, noNaN: true }));
    fc.assert(
      fc.property(
        range,
        fc.constantFrom('linear' as const, 'log' as const),
        fc.double({ min: 0, max: 1, noNaN: true }),
        ([from, width], scale, u) => {
          const to = from + width;
          const spec = { from, to, scale, whole: false, change: 'multiply' as const };
          const [factor] = readFactors({ 'governance.budget': spec }, [scenario]).factors;
          const value = factorValue(factor!, u);
          expect(value).toBeGreaterThanOrEqual(from * (1 - 1e-12));
          expect(value).toBeLessThanOrEqual(to * (1 + 1e-12));
          expect([factorLevel(factor!, 0), factorLevel(factor!, 1)]).toEqual([from, to]);
          if (scale === 'log') expect(factorValue(factor!, 0.5)).toBeCloseTo(Math.sqrt(from * to), 9);
        },
      ),
      { seed: 3, numRuns: 100 },
    );
  });

  it('give every whole number the same part of the way', async () => {
    const scenario = { source: 'single-centre', loaded: await loadScenario('single-centre') };
    const [factor] = readFactors({ 'population.burn_in_years': { from: 2, to: 5, scale: 'linear', whole: true, change: 'set' } }, [
      scenario,
    ]).factors;
    const values = Array.from({ length: 400 }, (_, i) => factorValue(factor!, (i + 0.5) / 400));
    for (const value of [2, 3, 4, 5]) expect(values.filter((one) => one === value)).toHaveLength(100);
  });

  it('move several parameters at once, and only in the scenarios that they name', async () => {
    const loaded = await loadScenario('multi-centre-equal-budget');
    const spec = {
      paths: ['governance.levels.*'],
      from: 0,
      to: 1,
      scale: 'linear' as const,
      whole: false,
      change: 'multiply' as const,
      only: ['multi-centre-equal-budget'],
    };
    const [factor] = readFactors({ levels: spec }, [{ source: 'm', loaded }]).factors;
    const overrides = factorOverrides(factor!, 0.5, loaded.scenario);
    expect(overrides).toHaveLength(8);
    expect((overrides[0]!.value as Record<string, number>)['2016']).toBeCloseTo(0.4, 12);
    expect(factorOverrides(factor!, 0.5, (await loadScenario('single-centre')).scenario)).toEqual([]);
  });
});

describe('wrong files', () => {
  const head = 'scenarios: [single-centre]\nsample: 1:1000\n';

  it.each([
    [
      'an unknown parameter',
      'factors:\n  governance.levels.fnd: {from: 0, to: 1}\ndesign: {type: sobol, points: 4}\n',
      /^4:26 unknown-parameter: there is no parameter governance.levels.fnd \| did you mean governance.levels.fund\?$/,
    ],
    [
      'an empty range',
      'factors:\n  governance.levels.fund: {from: 1, to: 0.5}\ndesign: {type: sobol, points: 4}\n',
      /^4:41 empty-range: .*from 1 to 0.5 \|/,
    ],
    ['one end alone', 'factors:\n  governance.levels.fund: {from: 1}\ndesign: {type: sobol, points: 4}\n', /one end of its range alone/],
    [
      'a range and values',
      'factors:\n  governance.levels.fund: {from: 0, to: 1, values: [1]}\ndesign: {type: sobol, points: 4}\n',
      /both a range and values/,
    ],
    ['a factor without parameter', 'factors: {}\ndesign: {type: sobol, points: 4}\n', /^4:1\d? ?.*no-factors|no-factors/],
    [
      'a value out of range',
      'factors:\n  governance.levels.fund: {from: 0, to: 2}\ndesign: {type: full-factorial}\n',
      /out-of-range: at point 1, in single-centre: governance.levels.fund is 2; allowed is 0 to 1/,
    ],
    [
      'a log scale from zero',
      'factors:\n  governance.budget: {from: 0, to: 1, scale: log, change: multiply}\ndesign: {type: sobol, points: 4}\n',
      /log scale and begins at 0/,
    ],
    [
      'an unknown scenario of a factor',
      'factors:\n  governance.levels.fund: {from: 0, to: 1, only: [other]}\ndesign: {type: sobol, points: 4}\n',
      /unknown-scenario: .*they are single-centre/,
    ],
    [
      'an unknown design',
      'factors:\n  governance.levels.fund: {from: 0, to: 1}\ndesign: {type: sobel, points: 4}\n',
      /^5:16 not-a-choice: .*did you mean sobol/,
    ],
    [
      'an unknown indicator',
      'record: {indicators: [headcont]}\nfactors:\n  governance.levels.fund: {from: 0, to: 1}\ndesign: {type: sobol, points: 4}\n',
      /^3:23 unknown-indicator: there is no indicator headcont \| did you mean headcount\?/,
    ],
    [
      'too many points',
      'factors:\n  governance.levels.fund: {from: 0, to: 1, levels: 1000}\n  governance.levels.policy: {from: 0, to: 1, levels: 1000}\n  governance.budget: {from: 0.1, to: 1, levels: 1000, change: multiply}\ndesign: {type: full-factorial}\n',
      /too-many-runs: the design has 1,000,000,000 runs .*only with --yes/,
    ],
    ['a table that is none', 'design: {type: table, file: wrong.arrow}\n', /bad-table: wrong.arrow cannot be read/],
    ['a missing table', 'design: {type: table, file: none.csv}\n', /^3:29 bad-table: there is no file none.csv/],
    [
      'two factors of one column',
      'factors:\n  governance.levels.fund: {from: 0, to: 1}\n  governance_levels.fund: {path: governance.levels.policy, from: 0, to: 1}\ndesign: {type: sobol, points: 4}\n',
      /duplicate-factor/,
    ],
  ])('are refused for %s', async (_, text, expected) => {
    const found = await refusals(head + text);
    expect(found.join('\n')).toMatch(expected);
    expect(found).toHaveLength(1);
  });

  it('tell all problems of factors at once', async () => {
    const found = await refusals(
      `${head}factors:\n  governance.levels.fnd: {from: 0, to: 1}\n  governance.levels.policy: {from: 1, to: 1}\ndesign: {type: sobol, points: 4}\n`,
    );
    expect(found).toHaveLength(2);
  });
});
