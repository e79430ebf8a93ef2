import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pl from 'nodejs-polars';
import { onTestFinished } from 'vitest';
import type { Column, HouseholdRecord, RunRecord } from '../../src/model/record/column.ts';
import { canonicalHash } from '../../src/output/canonical.ts';
import type { ResultOptions } from '../../src/output/result-options.ts';
import { decileColumns, spellColumns } from '../../src/model/record/columns.ts';
import { spellKinds } from '../../src/model/indicators/spells.ts';
import { flagUnit } from '../../src/output/schemas.ts';
import type { RunResult } from '../../src/simulate/pool.ts';

function column(name: string, unit: string, kind: Column['kind']): Column {
  return { name, title: `Title of ${name}`, description: `Description of ${name}, with umlauts äöü and 贫困县.`, unit, kind };
}

export const provinceColumns = [
  column('rural_population', 'persons', 'stock'),
  column('headcount', 'share', 'ratio'),
  column('relapse_rate', 'share', 'ratio'),
  column('spend_total', 'yuan', 'flow'),
];
export const countyColumns = [
  column('headcount', 'share', 'ratio'),
  column('relapse_rate', 'share', 'ratio'),
  column('delisted', flagUnit, 'stock'),
];
export const householdColumns = [column('income', 'yuan a year', 'flow')];
export { decileColumns, spellColumns };
export const areaLabels = ['5301', '5308', '5333', 'poverty_counties', 'other_counties'];
/** The areas that the runs have: some, and not in the order of the labels. */
export const areaNames = ['5301', '5333', 'poverty_counties'];
export const countyCodes = [530_112, 530_821, 533_325];
export const firstYear = 2011;
export const years = 4;

/** A number that tells where it comes from. */
export function provinceValue(runId: number, columnIndex: number, t: number): number {
  // The relapse rate is undefined in the base year: nobody has left poverty yet.
  return columnIndex === 2 && t === 0 ? NaN : 1000 * runId + 10 * columnIndex + t + 0.25;
}

export function countyValue(runId: number, columnIndex: number, t: number, c: number): number {
  if (columnIndex === 2) return c === 0 ? NaN : Number(t >= c);
  return columnIndex === 1 && t <= c ? NaN : 10_000 * runId + 100 * columnIndex + 10 * t + c + 0.5;
}

export function makeRecord(runId: number, withHouseholds = false): RunRecord {
  const province = new Float64Array(provinceColumns.length * years);
  for (let j = 0; j < provinceColumns.length; j++) for (let t = 0; t < years; t++) province[j * years + t] = provinceValue(runId, j, t);
  const n = countyCodes.length;
  const counties = new Float64Array(countyColumns.length * years * n);
  for (let j = 0; j < countyColumns.length; j++) {
    for (let t = 0; t < years; t++) for (let c = 0; c < n; c++) counties[(j * years + t) * n + c] = countyValue(runId, j, t, c);
  }
  const areas = Float64Array.from({ length: provinceColumns.length * years * areaNames.length }, (_, at) => 100_000 * runId + at + 0.125);
  return {
    firstYear,
    years,
    countyCodes,
    province,
    counties,
    areaNames,
    areas,
    percentiles: Float64Array.from({ length: years * 100 }, (_, at) => 1000 * runId + at),
    deciles: Float64Array.from({ length: decileColumns.length * years * 10 }, (_, at) => 1000 * runId + at + 0.5),
    spells: makeSpells(),
    followed: makeFollowed(runId),
    households: withHouseholds ? makeHouseholds(runId) : undefined,
  };
}

/** Of ten persons at risk one ends its spell each year, in every kind; nobody is at risk after the last but one. */
function makeSpells(): Float64Array {
  const durations = years - 1;
  const spells = new Float64Array(spellColumns.length * spellKinds.length * durations);
  for (let k = 0; k < spellKinds.length; k++) {
    for (let d = 0; d + 1 < durations; d++) {
      spells[k * durations + d] = 10 - d;
      spells[(spellKinds.length + k) * durations + d] = 1;
    }
  }
  return spells;
}

/** Two households in each tenth. Against run 0 the first has gained nothing and the second a tenth of its income for each run. */
function makeFollowed(runId: number): RunRecord['followed'] {
  return {
    baseDecile: Uint8Array.from({ length: 20 }, (_, h) => h >> 1),
    persons: Uint8Array.from({ length: 20 }, (_, h) => ((h & 1) === 0 ? 1 : 3)),
    income: Float64Array.from({ length: 20 }, (_, h) => 1000 * (1 + ((h & 1) * runId) / 10)),
  };
}

function makeHouseholds(runId: number): HouseholdRecord {
  const rows = years * 2;
  return {
    rows,
    year: Int32Array.from({ length: rows }, (_, i) => firstYear + (i >> 1)),
    county: Int32Array.from({ length: rows }, (_, i) => countyCodes[i & 1]!),
    household: Int32Array.from({ length: rows }, (_, i) => 7 + (i & 1)),
    values: [Float64Array.from({ length: rows }, (_, i) => 100 * runId + i)],
  };
}

export const scenarioNames = ['single-centre', 'multi-centre'];
export const replicates = 3;

/** All runs of a plan in order: scenarios outermost. The fifth one (run 4) failed. */
export function makeResults(withHouseholds = false): RunResult[] {
  return scenarioNames.flatMap((scenario, s) =>
    Array.from({ length: replicates }, (_, replicate): RunResult => {
      const runId = s * replicates + replicate;
      const name = { runId, scenario, replicate, seed: 'yunnan', wallSeconds: 0.5 + runId };
      if (runId === 4) return { ...name, status: 'failed', error: 'income of household 7 is not a number\n    at year.ts:10:3' };
      return { ...name, status: 'done', record: makeRecord(runId, withHouseholds) };
    }),
  );
}

export function makeOptions(change: Partial<ResultOptions> = {}): ResultOptions {
  return {
    engine: { name: 'polylift', version: '0.1.0', commit: 'abcdef1' },
    command: ['polylift', 'compare', 'single.yaml', 'multi.yaml'],
    scenarios: scenarioNames.map((name) => ({
      name,
      hash: canonicalHash(name),
      source: `scenarios/${name}.yaml`,
      files: [{ path: `scenarios/${name}.yaml`, sha256: canonicalHash(`${name} as a file`) }],
      resolved: { name, macro: { growth: [0.1, 0.2] } },
    })),
    overrides: ['macro.growth=0.1'],
    data: [{ name: 'counties', sha256: canonicalHash('counties') }],
    seed: 'yunnan',
    replicates,
    householdsPerAgent: 50,
    years: { from: firstYear, to: firstYear + years - 1 },
    areas: areaLabels,
    columns: { province: provinceColumns, county: countyColumns, decile: decileColumns, spell: spellColumns, household: householdColumns },
    workers: 2,
    ...change,
  };
}

/** An empty directory that goes away with the test. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'polylift-output-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Reads an Arrow file with another implementation than the one that wrote it. Polars takes a path for one only when it ends in `.ipc`. */
export function readWithPolars(path: string): pl.DataFrame {
  return pl.readIPC(readFileSync(path));
}
