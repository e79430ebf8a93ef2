/** Which columns of a run an experiment keeps. */
import type { Column, RunRecord } from '../../model/record/column.ts';
import { countyColumns, decileColumns, provinceColumns, spellColumns } from '../../model/record/columns.ts';
import { nearest } from '../../scenario/nearest.ts';
import type { Problem } from '../../scenario/problem.ts';
import type { RunResult } from '../../simulate/pool.ts';
import type { BaseSpec } from '../spec/base.ts';
import type { KeptArray, KeptRun } from './entry.ts';

/** Tables and columns that are kept of each run. */
export interface KeptColumns {
  /** `runs` first. */
  readonly tables: readonly string[];
  readonly province: readonly Column[];
  readonly county: readonly Column[];
  readonly decile: readonly Column[];
  readonly spell: readonly Column[];
}

/** Order of the tables in a directory, whatever the order in a file. */
const tableOrder = ['runs', 'province_years', 'county_years', 'area_years', 'income_percentiles', 'income_deciles', 'spells'];

/** What is kept: what the specification asks for, and the indicators that the analysis needs. */
export function keptColumns({ record }: Pick<BaseSpec, 'record'>, needed: readonly string[] = []): KeptColumns {
  const tables = new Set<string>(['runs', 'province_years', ...record.tables]);
  const wanted = record.indicators === 'all' ? undefined : new Set([...record.indicators, ...needed]);
  const kept = (columns: readonly Column[]): Column[] => columns.filter(({ name }) => wanted?.has(name) ?? true);
  return {
    tables: tableOrder.filter((table) => tables.has(table)),
    province: kept(provinceColumns),
    county: kept(countyColumns),
    decile: decileColumns,
    spell: spellColumns,
  };
}

/** Indicators that do not exist, with their place in a specification. */
export function indicatorProblems({ record }: Pick<BaseSpec, 'record'>): Problem[] {
  if (record.indicators === 'all') return [];
  return record.indicators.flatMap((name, i) => indicatorProblem(name, `record.indicators.${i}`) ?? []);
}

/** Says that an indicator does not exist; nothing when it does. */
export function indicatorProblem(name: string, path: string): Problem | undefined {
  const known = [...new Set([...provinceColumns, ...countyColumns].map((column) => column.name))];
  if (known.includes(name)) return undefined;
  const near = nearest(name, known);
  return {
    code: 'unknown-indicator',
    path,
    message: `there is no indicator ${name}`,
    hint:
      near === undefined
        ? `the indicators are the columns of province_years.arrow: ${known.slice(0, 8).join(', ')}, ...`
        : `did you mean ${near}?`,
  };
}

/** The part of a run that is kept. */
export function keepRun(result: RunResult, kept: KeptColumns): KeptRun {
  const { runId, wallSeconds } = result;
  if (result.status === 'failed') return { runId, wallSeconds, status: 'failed', error: result.error };
  const { record } = result;
  const { firstYear, years, countyCodes, areaNames } = record;
  const nothing = new Float64Array(0);
  const has = (table: string): boolean => kept.tables.includes(table);
  const arrays: Record<KeptArray, Float64Array> = {
    province: selectColumns(record.province, provinceColumns, kept.province, years),
    areas: has('area_years') ? selectColumns(record.areas, provinceColumns, kept.province, years * areaNames.length) : nothing,
    counties: has('county_years') ? selectColumns(record.counties, countyColumns, kept.county, years * countyCodes.length) : nothing,
    percentiles: has('income_percentiles') ? record.percentiles : nothing,
    deciles: has('income_deciles') ? record.deciles : nothing,
    spells: has('spells') ? record.spells : nothing,
  };
  return { runId, wallSeconds, status: 'done', shape: { firstYear, years, countyCodes, areaNames }, ...arrays };
}

function selectColumns(values: Float64Array, all: readonly Column[], wanted: readonly Column[], rows: number): Float64Array {
  if (wanted.length === all.length) return values;
  const selected = new Float64Array(wanted.length * rows);
  for (const [at, { name }] of wanted.entries()) {
    const from = all.findIndex((column) => column.name === name) * rows;
    selected.set(values.subarray(from, from + rows), at * rows);
  }
  return selected;
}

/** The record of a kept run, as the writer of tables takes it. */
export function recordOf(run: KeptRun & { readonly status: 'done' }): RunRecord {
  const { shape, province, areas, counties, percentiles, deciles, spells } = run;
  const followed = { baseDecile: new Uint8Array(0), persons: new Uint8Array(0), income: new Float64Array(0) };
  return { ...shape, province, areas, counties, percentiles, deciles, spells, followed, households: undefined };
}
