import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns, Comparison, type ComparedRun, type ComparisonOptions } from '../../src/analysis/comparison.ts';
import { holm } from '../../src/analysis/holm.ts';
import { pairedDifference } from '../../src/analysis/paired.ts';
import type { Column } from '../../src/model/record/column.ts';
import type { ComparisonRow } from '../../src/output/comparison-row.ts';
import { draws } from './draws.ts';

const headcount: Column = {
  name: 'headcount',
  title: 'Headcount',
  description: 'Share of poor persons.',
  unit: 'share',
  kind: 'ratio',
  better: 'lower',
};
const income: Column = {
  name: 'mean_income',
  title: 'Mean income',
  description: 'Mean income of persons.',
  unit: 'yuan',
  kind: 'flow',
  better: 'higher',
};
const spending: Column = { name: 'spend_total', title: 'Spending', description: 'All of it.', unit: 'yuan', kind: 'flow' };
const columns = { province: [headcount, income, spending], county: [headcount, income] };
const areaNames = ['5301', '5303', 'poverty_counties'];
const countyCodes = [530_101, 530_302, 530_303, 530_304];
const years = 2;

/** A run whose numbers are `value` of geography, column, year index and place. */
function run(scenario: string, replicate: number, value: (of: string, j: number, t: number, p: number) => number): ComparedRun {
  const cells = (of: string, count: number, places: number): Float64Array =>
    Float64Array.from({ length: count * years * places }, (_, i) =>
      value(of, Math.floor(i / places / years), Math.floor(i / places) % years, i % places),
    );
  const record = {
    firstYear: 2011,
    years,
    areaNames,
    countyCodes,
    province: cells('province', 3, 1),
    areas: cells('area', 3, areaNames.length),
    counties: cells('county', 2, countyCodes.length),
  };
  return { scenario, replicate, record };
}

/** Six replicates of three scenarios: noise that a replicate shares, noise of its own, and an effect in the second year. */
function noisyRuns(replicates = 6): ComparedRun[] {
  const runs: ComparedRun[] = [];
  for (let r = 0; r < replicates; r++) {
    for (const [s, scenario] of ['base', 'mild', 'strong'].entries()) {
      const own = draws(`comparison ${scenario}`, r);
      const shared = draws('comparison shared', r);
      runs.push(run(scenario, r, (_, j, t, p) => 100 * j + 10 * shared.normal() + own.normal() - 8 * s * t * (p % 2)));
    }
  }
  return runs;
}

const options: ComparisonOptions = { reference: 'base', scenarios: ['base', 'mild', 'strong'], columns };
const compare = (runs: readonly ComparedRun[], change: Partial<ComparisonOptions> = {}): ComparisonRow[] =>
  compareRuns({ ...options, ...change, runs });
const find = (rows: readonly ComparisonRow[], of: Partial<ComparisonRow>): ComparisonRow[] =>
  rows.filter((row) => Object.entries(of).every(([key, value]) => row[key as keyof ComparisonRow] === value));

describe('the rows of a comparison', () => {
  const rows = compare(noisyRuns());

  test('come by scenario, year, geography, place and indicator', () => {
    const year = [
      ...['headcount', 'mean_income', 'spend_total'].map((name) => `province yunnan ${name}`),
      ...['5301', '5303'].flatMap((place) => ['headcount', 'mean_income', 'spend_total'].map((name) => `prefecture ${place} ${name}`)),
      ...['headcount', 'mean_income', 'spend_total'].map((name) => `group poverty_counties ${name}`),
      ...countyCodes.flatMap((place) => ['headcount', 'mean_income'].map((name) => `county ${place} ${name}`)),
    ];
    const expected = ['mild', 'strong'].flatMap((scenario) => [2011, 2012].flatMap((t) => year.map((cell) => `${scenario} ${t} ${cell}`)));
    expect(rows.map((row) => `${row.scenario} ${row.year} ${row.geography} ${row.place} ${row.indicator}`)).toEqual(expected);
  });

  test('agree with the paired difference of lists in memory', () => {
    const runs = noisyRuns();
    const of = (scenario: string, cell: number): number[] =>
      runs.filter((each) => each.scenario === scenario).map(({ record }) => (record.counties as Float64Array)[cell]!);
    // County 530303 (position 2), mean income (column 1), 2012.
    const cell = (1 * years + 1) * countyCodes.length + 2;
    const expected = pairedDifference(of('strong', cell), of('base', cell));
    const [row] = find(rows, { scenario: 'strong', year: 2012, place: '530303', indicator: 'mean_income' });
    for (const name of Object.keys(expected) as (keyof typeof expected)[]) {
      expect(Math.abs(row![name] / expected[name] - 1), name).toBeLessThan(1e-11);
    }
  });

  test('are corrected over the places of one scenario, year, geography and indicator; the province is not', () => {
    for (const geography of ['prefecture', 'group', 'county'] as const) {
      const family = find(rows, { scenario: 'strong', year: 2012, geography, indicator: 'headcount' });
      expect(family.map((row) => row.pAdjusted)).toEqual([...holm(family.map((row) => row.pValue))]);
    }
    for (const row of find(rows, { geography: 'province' })) expect(row.pAdjusted).toBe(row.pValue);
    const adjusted = find(rows, { geography: 'county' }).filter((row) => row.pAdjusted > row.pValue);
    expect(adjusted.length).toBeGreaterThan(0);
  });

  test('have a verdict by the direction that is good for poor people', () => {
    const verdict = (place: string, indicator: string): string =>
      find(rows, { scenario: 'strong', year: 2012, place, indicator })[0]!.verdict;
    expect(verdict('530302', 'headcount')).toBe('better');
    expect(verdict('530302', 'mean_income')).toBe('worse');
    expect(verdict('5303', 'spend_total')).toBe('different');
    expect(verdict('530101', 'headcount')).toBe('not distinguishable');
    for (const row of rows) {
      const told = row.geography === 'province' ? row.lower > 0 || row.upper < 0 : row.pAdjusted < 0.05;
      expect(row.verdict !== 'not distinguishable').toBe(told);
    }
  });

  test('are the same in batches, of which none mixes geographies', () => {
    const comparison = new Comparison(options);
    for (const each of noisyRuns()) comparison.add(each);
    const batches = [...comparison.batches()];
    expect(batches.flat()).toEqual(rows);
    for (const batch of batches) expect(new Set(batch.map((row) => row.geography)).size).toBe(1);
    expect(comparison.province()).toEqual(find(rows, { geography: 'province' }));
    expect(new Set(rows.map((row) => row.place))).toEqual(new Set(comparison.places));
  });

  test('do not depend on the order of scenarios within a replicate', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(noisyRuns(), { minLength: 18 }), (shuffled) => {
        expect(compare(shuffled)).toEqual(rows);
      }),
      { seed: 13, numRuns: 20 },
    );
  });
});

describe('pairs', () => {
  test('a run that failed takes its replicate from its own scenario alone', () => {
    const rows = compare(noisyRuns().filter(({ scenario, replicate }) => !(scenario === 'mild' && replicate === 2)));
    expect(new Set(find(rows, { scenario: 'mild' }).map((row) => row.replicates))).toEqual(new Set([5]));
    expect(find(rows, { scenario: 'strong' })).toEqual(find(compare(noisyRuns()), { scenario: 'strong' }));
  });

  test('a value that is not defined is left out for its cell alone, and a cell without pairs has no row', () => {
    const runs = noisyRuns().map((each) => {
      const counties = Float64Array.from(each.record.counties);
      if (each.scenario === 'mild' && each.replicate === 1) counties[0] = NaN;
      if (each.scenario === 'base') counties[1] = NaN;
      return { ...each, record: { ...each.record, counties } };
    });
    const first = { scenario: 'mild', year: 2011, geography: 'county', indicator: 'headcount' } as const;
    expect(find(compare(runs), first).map((row) => [row.place, row.replicates])).toEqual([
      ['530101', 5],
      ['530303', 6],
      ['530304', 6],
    ]);
  });

  test('one alone leaves it undetermined', () => {
    for (const row of compare(noisyRuns(1))) {
      expect(row).toMatchObject({ replicates: 1, verdict: 'undetermined', pValue: NaN, pAdjusted: NaN, standardError: NaN });
    }
  });

  test('that all differ by the same are told apart, and equal ones are not', () => {
    const constant = [0, 1, 2].flatMap((r) => [
      run('base', r, (_, j) => r / 3 + j),
      run('mild', r, (_, j) => r / 3 + j),
      run('strong', r, (_, j) => (j === 0 ? r / 3 - 0.5 : r / 3 + j)),
    ]);
    const rows = compare(constant, { scenarios: ['mild', 'strong'] });
    expect(rows.length).toBeGreaterThan(0);
    for (const row of find(rows, { scenario: 'mild' })) {
      expect(row).toMatchObject({ difference: 0, standardError: 0, pValue: 1, pAdjusted: 1, verdict: 'not distinguishable' });
    }
    for (const row of find(rows, { scenario: 'strong', indicator: 'headcount', geography: 'county' })) {
      expect(row).toMatchObject({
        difference: -0.5,
        standardError: 0,
        lower: -0.5,
        upper: -0.5,
        pValue: 0,
        pAdjusted: 0,
        verdict: 'better',
      });
    }
  });

  test('there are none without the reference or without another scenario', () => {
    expect(compare(noisyRuns(), { scenarios: ['base'] })).toEqual([]);
    expect(compare(noisyRuns().filter(({ scenario }) => scenario !== 'base'))).toEqual([]);
    expect(compare([])).toEqual([]);
  });

  test('are refused for a run that is there twice, out of order, or of another shape', () => {
    const [first, second] = noisyRuns();
    expect(() => compare([first!, second!, first!])).toThrow('replicate 0 of scenario "base" is there twice');
    expect(() => compare(noisyRuns(), { columns: { ...columns, county: [headcount] } })).toThrow('16 values of counties for 1 columns');
    const comparison = new Comparison(options);
    comparison.add({ ...first!, replicate: 4 });
    expect(() => comparison.add({ ...second!, replicate: 3 })).toThrow('replicate 3 of scenario "mild" comes after replicate 4');
    const later = { ...second!, replicate: 4, record: { ...second!.record, firstYear: 2012 } };
    expect(() => comparison.add(later)).toThrow('other years, areas or counties');
  });
});
