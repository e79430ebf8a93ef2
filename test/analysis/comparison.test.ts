import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareRuns, type ComparisonInput, type ProvinceRun } from '../../src/analysis/comparison.ts';
import type { Column } from '../../src/model/record/column.ts';

const columns: Column[] = [
  { name: 'headcount', title: 'Headcount', description: 'Share of poor persons.', unit: 'share', kind: 'ratio' },
  { name: 'mean_income', title: 'Mean income', description: 'Mean income of persons.', unit: 'yuan a year', kind: 'flow' },
];

function run(scenario: string, replicate: number, rows: number[][], firstYear = 2011): ProvinceRun {
  return { scenario, replicate, firstYear, years: rows[0]!.length, province: Float64Array.from(rows.flat()) };
}

const runs: ProvinceRun[] = [
  run('single', 0, [
    [0.5, 0.4],
    [100, 110],
  ]),
  run('single', 1, [
    [0.6, 0.5],
    [90, 100],
  ]),
  run('multi', 0, [
    [0.5, 0.3],
    [100, 120],
  ]),
  run('multi', 1, [
    [0.6, 0.38],
    [90, 112],
  ]),
];

function compare(change: Partial<ComparisonInput> = {}): ReturnType<typeof compareRuns> {
  return compareRuns({ reference: 'single', scenarios: ['single', 'multi'], columns, runs, ...change });
}

describe('compareRuns', () => {
  test('has a row for each scenario but the reference, year and indicator, in this order', () => {
    expect(compare().map((row) => [row.scenario, row.year, row.indicator, row.unit])).toEqual([
      ['multi', 2011, 'headcount', 'share'],
      ['multi', 2011, 'mean_income', 'yuan a year'],
      ['multi', 2012, 'headcount', 'share'],
      ['multi', 2012, 'mean_income', 'yuan a year'],
    ]);
  });

  test('pairs by replicate', () => {
    const row = compare()[3]!;
    expect(row).toMatchObject({ reference: 'single', referenceMean: 105, mean: 116, difference: 11, replicates: 2 });
    expect(row.standardError).toBeCloseTo(1, 12);
  });

  test('does not depend on the order in which runs arrive', () => {
    const expected = compare();
    fc.assert(
      fc.property(fc.shuffledSubarray(runs, { minLength: runs.length }), (shuffled) => {
        expect(compare({ runs: shuffled })).toEqual(expected);
      }),
      { seed: 13 },
    );
  });

  test('leaves a replicate that failed in one scenario out of all pairs', () => {
    const other = [0, 1].map((r) =>
      run('other', r, [
        [0.4, 0.4],
        [1, 1],
      ]),
    );
    const rows = compare({ scenarios: ['single', 'multi', 'other'], runs: [...runs.filter((r) => r !== runs[3]), ...other] });
    expect(new Set(rows.map((row) => row.replicates))).toEqual(new Set([1]));
    expect(rows.find((row) => row.scenario === 'other')!.referenceMean).toBe(0.5);
    expect(rows[0]!.standardError).toBeNaN();
  });

  test('leaves the others as they are when every run of a scenario failed', () => {
    expect(compare({ scenarios: ['single', 'broken', 'multi'] })).toEqual(compare());
  });

  test('has no rows without the reference or without another scenario', () => {
    expect(compare({ scenarios: ['single'] })).toEqual([]);
    expect(compare({ runs: runs.filter((r) => r.scenario === 'multi') })).toEqual([]);
    expect(compare({ runs: [] })).toEqual([]);
  });

  test('compares the years that both scenarios have', () => {
    const longer = [0, 1].map((r) =>
      run(
        'multi',
        r,
        [
          [0.7, 0.5, 0.3],
          [80, 100, 120],
        ],
        2010,
      ),
    );
    expect(compare({ runs: [...runs.slice(0, 2), ...longer] }).map((row) => row.year)).toEqual([2011, 2011, 2012, 2012]);
  });

  test('counts the pairs in which the indicator is defined', () => {
    const undefinedOnce = run('multi', 1, [
      [0.6, NaN],
      [90, 112],
    ]);
    const rows = compare({ runs: [...runs.slice(0, 3), undefinedOnce] });
    expect(rows.map((row) => row.replicates)).toEqual([2, 2, 1, 2]);
  });

  test('refuses a run that is there twice or has the wrong size', () => {
    expect(() => compare({ runs: [...runs, runs[0]!] })).toThrow('replicate 0 of scenario "single" is there twice');
    expect(() => compare({ columns: columns.slice(0, 1) })).toThrow('4 values for 1 columns in 2 years');
  });
});
