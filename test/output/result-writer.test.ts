import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { ComparisonRow } from '../../src/output/comparison-row.ts';
import { readManifest, type Manifest } from '../../src/output/manifest.ts';
import type { ResultOptions } from '../../src/output/result-options.ts';
import { ResultWriter } from '../../src/output/result-writer.ts';
import { canonicalHash } from '../../src/output/canonical.ts';
import { spellKinds } from '../../src/model/indicators/spells.ts';
import {
  areaNames,
  countyCodes,
  countyColumns,
  countyValue,
  decileColumns,
  firstYear,
  makeOptions,
  makeResults,
  provinceColumns,
  provinceValue,
  readWithPolars,
  scenarioNames,
  temporaryDirectory,
  years,
} from './fixture.ts';

const comparisonRows: ComparisonRow[] = [
  {
    reference: 'single-centre',
    scenario: 'multi-centre',
    year: 2012,
    geography: 'province',
    place: 'yunnan',
    indicator: 'headcount',
    unit: 'share',
    referenceMean: 0.5,
    mean: 0.4,
    difference: -0.1,
    standardError: 0.01,
    lower: -0.12,
    upper: -0.08,
    replicates: 2,
    varianceRatio: Infinity,
    correlation: 0.99,
    pValue: 0.001,
    pAdjusted: 0.001,
    verdict: 'better',
  },
  {
    reference: 'single-centre',
    scenario: 'multi-centre',
    year: 2012,
    geography: 'group',
    place: 'poverty_counties',
    indicator: 'spend_total',
    unit: 'yuan',
    referenceMean: 7,
    mean: 8,
    difference: 1,
    standardError: NaN,
    lower: NaN,
    upper: NaN,
    replicates: 1,
    varianceRatio: NaN,
    correlation: NaN,
    pValue: NaN,
    pAdjusted: NaN,
    verdict: 'undetermined',
  },
];

const comparison = { places: ['yunnan', 'poverty_counties'], batches: [comparisonRows] };

function write(directory: string, change: Partial<ResultOptions> = {}): Manifest {
  const writer = ResultWriter.create(directory, makeOptions(change));
  for (const result of makeResults(change.households ?? false)) writer.append(result);
  return writer.finish({ comparison });
}

function column(directory: string, table: string, name: string): unknown[] {
  return readWithPolars(join(directory, table)).getColumn(name).toArray();
}

function texts(directory: string, table: string, name: string): unknown[] {
  const series = readWithPolars(join(directory, table)).getColumn(name);
  return Array.from({ length: series.length }, (_, i) => series.getIndex(i) as unknown);
}

const doneRuns = [0, 1, 2, 3, 5];

describe('the tables, read by another reader', () => {
  test('runs.arrow has a row for each run, with the first line of what went wrong', () => {
    const directory = temporaryDirectory();
    write(directory);
    expect(column(directory, 'runs.arrow', 'run_id')).toEqual([0, 1, 2, 3, 4, 5]);
    expect(column(directory, 'runs.arrow', 'replicate')).toEqual([0, 1, 2, 0, 1, 2]);
    expect(texts(directory, 'runs.arrow', 'scenario')).toEqual([
      ...Array<string>(3).fill('single-centre'),
      ...Array<string>(3).fill('multi-centre'),
    ]);
    expect(texts(directory, 'runs.arrow', 'seed')).toEqual(Array(6).fill('yunnan'));
    expect(texts(directory, 'runs.arrow', 'status')).toEqual(['done', 'done', 'done', 'done', 'failed', 'done']);
    expect(texts(directory, 'runs.arrow', 'error')).toEqual([null, null, null, null, 'income of household 7 is not a number', null]);
  });

  test('province_years.arrow has each value in its place, missing where it is undefined', () => {
    const directory = temporaryDirectory();
    write(directory);
    const keys = doneRuns.flatMap((runId) => Array.from({ length: years }, (_, t) => [runId, t] as const));
    expect(column(directory, 'province_years.arrow', 'run_id')).toEqual(keys.map(([runId]) => runId));
    expect(column(directory, 'province_years.arrow', 'year')).toEqual(keys.map(([, t]) => firstYear + t));
    expect(texts(directory, 'province_years.arrow', 'scenario')).toEqual(keys.map(([runId]) => scenarioNames[Math.floor(runId / 3)]));
    for (const [j, { name }] of provinceColumns.entries()) {
      const expected = keys.map(([runId, t]) => provinceValue(runId, j, t)).map((x) => (Number.isNaN(x) ? null : x));
      expect(column(directory, 'province_years.arrow', name), name).toEqual(expected);
    }
    expect(column(directory, 'province_years.arrow', 'relapse_rate').filter((x) => x === null)).toHaveLength(5);
  });

  test('county_years.arrow has each value in its place', () => {
    const directory = temporaryDirectory();
    write(directory);
    const keys = doneRuns.flatMap((runId) =>
      Array.from(
        { length: years * countyCodes.length },
        (_, i) => [runId, Math.floor(i / countyCodes.length), i % countyCodes.length] as const,
      ),
    );
    expect(column(directory, 'county_years.arrow', 'county')).toEqual(keys.map(([, , c]) => countyCodes[c]));
    expect(column(directory, 'county_years.arrow', 'year')).toEqual(keys.map(([, t]) => firstYear + t));
    for (const [j, { name }] of countyColumns.entries()) {
      const expected = keys
        .map(([runId, t, c]) => countyValue(runId, j, t, c))
        .map((x) => (Number.isNaN(x) ? null : name === 'delisted' ? x === 1 : x));
      expect(column(directory, 'county_years.arrow', name), name).toEqual(expected);
    }
  });

  test('area_years.arrow has each value in its place', () => {
    const directory = temporaryDirectory();
    write(directory);
    const cells = doneRuns.flatMap((runId) =>
      Array.from({ length: years * areaNames.length }, (_, i) => [runId, Math.floor(i / areaNames.length), i % areaNames.length] as const),
    );
    expect(texts(directory, 'area_years.arrow', 'area')).toEqual(cells.map(([, , a]) => areaNames[a]));
    expect(column(directory, 'area_years.arrow', 'year')).toEqual(cells.map(([, t]) => firstYear + t));
    for (const [j, { name }] of provinceColumns.entries()) {
      const expected = cells.map(([runId, t, a]) => 100_000 * runId + (j * years + t) * areaNames.length + a + 0.125);
      expect(column(directory, 'area_years.arrow', name), name).toEqual(expected);
    }
  });

  test('income_percentiles.arrow and income_deciles.arrow have each value in its place', () => {
    const directory = temporaryDirectory();
    write(directory);
    const hundredths = doneRuns.flatMap((runId) => Array.from({ length: years * 100 }, (_, i) => [runId, i] as const));
    expect(column(directory, 'income_percentiles.arrow', 'percentile')).toEqual(hundredths.map(([, i]) => 1 + (i % 100)));
    expect(column(directory, 'income_percentiles.arrow', 'year')).toEqual(hundredths.map(([, i]) => firstYear + Math.floor(i / 100)));
    expect(column(directory, 'income_percentiles.arrow', 'mean_income')).toEqual(hundredths.map(([runId, i]) => 1000 * runId + i));
    const tenths = doneRuns.flatMap((runId) => Array.from({ length: years * 10 }, (_, i) => [runId, i] as const));
    expect(column(directory, 'income_deciles.arrow', 'base_decile')).toEqual(tenths.map(([, i]) => 1 + (i % 10)));
    for (const [j, { name }] of decileColumns.entries()) {
      const expected = tenths.map(([runId, i]) => 1000 * runId + j * years * 10 + i + 0.5);
      expect(column(directory, 'income_deciles.arrow', name), name).toEqual(expected);
    }
  });

  test('spells.arrow has the life table, its hazards and what survives', () => {
    const directory = temporaryDirectory();
    write(directory);
    const first = <T>(values: readonly T[]): T[] => values.slice(0, 3);
    expect(texts(directory, 'spells.arrow', 'kind').slice(0, 9)).toEqual(spellKinds.flatMap((kind) => [kind, kind, kind]));
    expect(first(column(directory, 'spells.arrow', 'duration'))).toEqual([1, 2, 3]);
    expect(first(column(directory, 'spells.arrow', 'at_risk'))).toEqual([10, 9, 0]);
    expect(first(column(directory, 'spells.arrow', 'ended'))).toEqual([1, 1, 0]);
    expect(first(column(directory, 'spells.arrow', 'hazard'))).toEqual([0.1, 1 / 9, null]);
    expect(first(column(directory, 'spells.arrow', 'survival'))).toEqual([0.9, 0.9 * (1 - 1 / 9), null]);
    expect(column(directory, 'spells.arrow', 'run_id')).toHaveLength(doneRuns.length * 9);
  });

  test('winners.arrow compares households with themselves in the same replicate, where both runs were done', () => {
    const directory = temporaryDirectory();
    write(directory);
    // Replicate 1 of the second scenario failed: runs 3 and 5 are left, against runs 0 and 2.
    const runs = [...Array<number>(10).fill(3), ...Array<number>(10).fill(5)];
    expect(column(directory, 'winners.arrow', 'run_id')).toEqual(runs);
    expect(column(directory, 'winners.arrow', 'base_decile')).toEqual(runs.map((_, i) => 1 + (i % 10)));
    expect(column(directory, 'winners.arrow', 'no_change')).toEqual(runs.map(() => 0.25));
    expect(column(directory, 'winners.arrow', 'gain_over_5')).toEqual(runs.map(() => 0.75));
    expect(column(directory, 'winners.arrow', 'loss_over_5')).toEqual(runs.map(() => 0));
  });

  test('households.arrow is there on request only', () => {
    const directory = temporaryDirectory();
    write(join(directory, 'without'));
    write(join(directory, 'with'), { households: true });
    expect(readdirSync(join(directory, 'without'))).not.toContain('households.arrow');
    expect(column(join(directory, 'with'), 'households.arrow', 'income').slice(0, 3)).toEqual([0, 1, 2]);
    expect(column(join(directory, 'with'), 'households.arrow', 'household').slice(0, 4)).toEqual([7, 8, 7, 8]);
    expect(column(join(directory, 'with'), 'households.arrow', 'county').slice(0, 3)).toEqual([530_112, 530_821, 530_112]);
    expect(column(join(directory, 'with'), 'households.arrow', 'year').slice(0, 3)).toEqual([2011, 2011, 2012]);
  });

  test('comparison.arrow has the rows given, undefined ones missing', () => {
    const directory = temporaryDirectory();
    write(directory);
    expect(texts(directory, 'comparison.arrow', 'reference')).toEqual(['single-centre', 'single-centre']);
    expect(texts(directory, 'comparison.arrow', 'scenario')).toEqual(['multi-centre', 'multi-centre']);
    expect(texts(directory, 'comparison.arrow', 'indicator')).toEqual(['headcount', 'spend_total']);
    expect(texts(directory, 'comparison.arrow', 'unit')).toEqual(['share', 'yuan']);
    expect(texts(directory, 'comparison.arrow', 'geography')).toEqual(['province', 'group']);
    expect(texts(directory, 'comparison.arrow', 'place')).toEqual(['yunnan', 'poverty_counties']);
    expect(texts(directory, 'comparison.arrow', 'verdict')).toEqual(['better', 'undetermined']);
    expect(column(directory, 'comparison.arrow', 'p_adjusted')).toEqual([0.001, null]);
    expect(column(directory, 'comparison.arrow', 'difference')).toEqual([-0.1, 1]);
    expect(column(directory, 'comparison.arrow', 'standard_error')).toEqual([0.01, null]);
    expect(column(directory, 'comparison.arrow', 'variance_ratio')).toEqual([Infinity, null]);
    expect(column(directory, 'comparison.arrow', 'replicates')).toEqual([2, 1]);
  });

  test('a result without comparison rows has no such file', () => {
    const directory = temporaryDirectory();
    const writer = ResultWriter.create(directory, makeOptions());
    for (const result of makeResults()) writer.append(result);
    writer.finish();
    expect(readdirSync(directory).sort()).toEqual([
      'area_years.arrow',
      'county_years.arrow',
      'income_deciles.arrow',
      'income_percentiles.arrow',
      'manifest.json',
      'province_years.arrow',
      'runs.arrow',
      'spells.arrow',
      'winners.arrow',
    ]);
  });

  test('design parameters are columns of runs.arrow', () => {
    const directory = temporaryDirectory();
    const design = {
      columns: [{ name: 'growth', title: 'Growth', description: 'Growth of wages.', unit: 'share', kind: 'ratio' as const }],
      hash: canonicalHash('design'),
      valuesOf: (runId: number) => [runId / 10],
    };
    expect(write(directory, { design }).design).toEqual({ columns: ['growth'], hash: design.hash });
    expect(column(directory, 'runs.arrow', 'growth')).toEqual([0, 0.1, 0.2, 0.3, 0.4, 0.5]);
  });
});

describe('the bytes', () => {
  test('of every table are the same when the same is written twice in one process', () => {
    const directory = temporaryDirectory();
    const hashes = ['first', 'second'].map((name) =>
      write(join(directory, name), { households: true }).files.map((file) => [file.name, file.sha256]),
    );
    expect(hashes[0]).toHaveLength(10);
    expect(hashes[1]).toEqual(hashes[0]);
  });

  test('do not depend on workers, wall times, command line or paths', () => {
    const directory = temporaryDirectory();
    const one = write(join(directory, 'one'));
    const other = ResultWriter.create(
      join(directory, 'other'),
      makeOptions({
        workers: 7,
        command: ['node', 'x'],
        scenarios: makeOptions().scenarios.map((s) => ({ ...s, source: '/elsewhere', files: [] })),
      }),
    );
    for (const result of makeResults()) other.append({ ...result, wallSeconds: 99 });
    expect(other.finish({ comparison }).files.map((file) => file.sha256)).toEqual(one.files.map((file) => file.sha256));
  });

  test('do not change when a record is used again after append', () => {
    const directory = temporaryDirectory();
    const expected = write(join(directory, 'fresh'));
    const writer = ResultWriter.create(join(directory, 'reused'), makeOptions());
    for (const result of makeResults()) {
      writer.append(result);
      if (result.status !== 'done') continue;
      result.record.province.fill(-1);
      result.record.counties.fill(-1);
    }
    expect(writer.finish({ comparison }).files.map((file) => file.sha256)).toEqual(expected.files.map((file) => file.sha256));
  });

  test('say what the file is: engine, seed, scenarios with hashes, units', () => {
    const directory = temporaryDirectory();
    write(directory);
    const text = readFileSync(join(directory, 'province_years.arrow')).toString('utf8');
    for (const part of [
      'polylift.commit',
      'abcdef1',
      'polylift.seed',
      canonicalHash('multi-centre'),
      'Description of headcount',
      'ratio',
      '1:50',
      '2011-2014',
    ]) {
      expect(text).toContain(part);
    }
  });
});

describe('the manifest', () => {
  test('lists what was run, each file with its schema, and the times of the runs', () => {
    const directory = temporaryDirectory();
    const written = write(directory);
    const manifest = readManifest(directory);
    expect(manifest).toEqual(written);
    expect(manifest).toMatchObject({
      engine: { name: 'polylift', version: '0.1.0', commit: 'abcdef1' },
      reference: 'single-centre',
      seed: 'yunnan',
      replicates: 3,
      sample: { households_per_agent: 50 },
      years: { from: 2011, to: 2014 },
      overrides: ['macro.growth=0.1'],
      machine: { node: process.version, workers: 2 },
    });
    expect(manifest.scenarios[1]).toMatchObject({
      name: 'multi-centre',
      hash: canonicalHash('multi-centre'),
      resolved: { macro: { growth: [0.1, 0.2] } },
    });
    expect(manifest.files.map(({ name, rows }) => [name, rows])).toEqual([
      ['runs.arrow', 6],
      ['province_years.arrow', 20],
      ['county_years.arrow', 60],
      ['area_years.arrow', 60],
      ['income_percentiles.arrow', 2000],
      ['income_deciles.arrow', 200],
      ['spells.arrow', 45],
      ['winners.arrow', 20],
      ['comparison.arrow', 2],
    ]);
    expect(manifest.files[1]!.schema![5]).toEqual({
      name: 'headcount',
      type: 'Float64',
      nullable: true,
      title: 'Title of headcount',
      description: 'Description of headcount, with umlauts äöü and 贫困县.',
      unit: 'share',
      kind: 'ratio',
    });
    expect(manifest.runs[4]).toEqual({
      run_id: 4,
      status: 'failed',
      wall_seconds: 4.5,
      error: 'income of household 7 is not a number\n    at year.ts:10:3',
    });
    expect(manifest.runs[5]).toEqual({ run_id: 5, status: 'done', wall_seconds: 5.5 });
  });
});

describe('a writer that is used wrongly', () => {
  const results = makeResults();

  test('refuses runs out of order, of unknown scenarios and of other columns', () => {
    const directory = temporaryDirectory();
    const writer = ResultWriter.create(directory, makeOptions());
    writer.append(results[1]!);
    expect(() => writer.append(results[0]!)).toThrow('run 0 comes after run 1');
    expect(() => writer.append({ ...results[2]!, scenario: 'none' })).toThrow('run 2 is of the unknown scenario "none"');
    const done = results[2]!;
    if (done.status !== 'done') throw new Error('run 2 is done');
    expect(() => writer.append({ ...done, record: { ...done.record, province: new Float64Array(3) } })).toThrow(
      '3 values of the province, 16 expected',
    );
    writer.abort();
    expect(() => writer.append(results[2]!)).toThrow('are closed');
    expect(() => writer.finish()).toThrow('are closed');
  });

  test('does not finish while runs are missing', () => {
    const directory = temporaryDirectory();
    const writer = ResultWriter.create(directory, makeOptions());
    writer.append(results[0]!);
    expect(() => writer.finish()).toThrow('1 runs were written and 6 were planned');
    writer.abort();
    expect(readdirSync(directory)).toEqual([]);
  });

  test('wants scenarios, each with a name of its own', () => {
    const directory = join(temporaryDirectory(), 'new');
    expect(() => ResultWriter.create(directory, makeOptions({ scenarios: [] }))).toThrow('results without a scenario');
    const [scenario] = makeOptions().scenarios;
    expect(() => ResultWriter.create(directory, makeOptions({ scenarios: [scenario!, scenario!] }))).toThrow(
      'two scenarios have the same name',
    );
  });
});
