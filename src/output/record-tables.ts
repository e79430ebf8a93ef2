/** From run records to rows: which value of a record goes into which field of which table. */
import { hazards, spellKinds, survival } from '../model/indicators/spells.ts';
import { changeBins } from '../model/indicators/winners.ts';
import type { RunRecord } from '../model/record/column.ts';
import type { RunResult } from '../simulate/pool.ts';
import { runStates, type RecordColumns } from './schemas.ts';
import type { FieldValues, TableWriter } from './table-writer.ts';

/** The identifiers that all rows of a run share. `scenario` is its position in the list of scenarios. */
export interface RunKey {
  readonly runId: number;
  readonly scenario: number;
  readonly replicate: number;
}

/** Adds the row of one run. */
export function appendRun(table: TableWriter, key: RunKey, result: RunResult, design: readonly number[]): void {
  const failed = result.status === 'failed';
  table.append(1, [
    key.runId,
    key.scenario,
    key.replicate,
    [result.seed],
    ...design,
    runStates.indexOf(result.status),
    [failed ? firstLine(result.error) : null],
  ]);
}

/** A stack trace names files of the machine, and the tables must not depend on the machine: the manifest has the whole text. */
function firstLine(text: string): string {
  return text.split(/\r?\n/, 1)[0]!;
}

/** Adds the years of one run. */
function appendProvinceYears(table: TableWriter, key: RunKey, record: RunRecord): void {
  const { years } = record;
  const year = Int32Array.from({ length: years }, (_, t) => record.firstYear + t);
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year];
  for (let from = 0; from < record.province.length; from += years) values.push(record.province.subarray(from, from + years));
  table.append(years, values);
}

/** Adds the years and counties of one run, years outermost, as they lie in the record. */
function appendCountyYears(table: TableWriter, key: RunKey, record: RunRecord): void {
  const counties = record.countyCodes.length;
  const rows = record.years * counties;
  const { year, inner } = crossed(record, counties, 0);
  const county = inner.map((c) => record.countyCodes[c]!);
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year, county];
  for (let from = 0; from < record.counties.length; from += rows) values.push(record.counties.subarray(from, from + rows));
  table.append(rows, values);
}

/** Adds the recorded households of one run, if there are any. */
function appendHouseholds(table: TableWriter, key: RunKey, record: RunRecord): void {
  const panel = record.households;
  if (panel === undefined) return;
  table.append(panel.rows, [key.runId, key.scenario, key.replicate, panel.year, panel.county, panel.household, ...panel.values]);
}

/** Adds the years and areas of one run, years outermost. `labels` are those of the layout. */
function appendAreaYears(table: TableWriter, key: RunKey, record: RunRecord, labels: readonly string[]): void {
  const codes = record.areaNames.map((name) => labels.indexOf(name));
  if (codes.includes(-1)) throw new Error(`run record: areas ${record.areaNames.join(', ')}; ${labels.join(', ')} expected`);
  const rows = record.years * codes.length;
  const { year, inner } = crossed(record, codes.length, 0);
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year, inner.map((a) => codes[a]!)];
  for (let from = 0; from < record.areas.length; from += rows) values.push(record.areas.subarray(from, from + rows));
  table.append(rows, values);
}

/** Adds the years and hundredths of one run, years outermost. */
function appendIncomePercentiles(table: TableWriter, key: RunKey, record: RunRecord): void {
  const { year, inner } = crossed(record, 100, 1);
  table.append(year.length, [key.runId, key.scenario, key.replicate, year, inner, record.percentiles]);
}

/** Adds the years and tenths of the base year of one run, years outermost. */
function appendIncomeDeciles(table: TableWriter, key: RunKey, record: RunRecord): void {
  const { year, inner } = crossed(record, 10, 1);
  const rows = year.length;
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year, inner];
  for (let from = 0; from < record.deciles.length; from += rows) values.push(record.deciles.subarray(from, from + rows));
  table.append(rows, values);
}

/** Each year `length` times, and beside it the numbers from `first` on. */
function crossed(record: RunRecord, length: number, first: number): { readonly year: Int32Array; readonly inner: Int32Array } {
  const year = new Int32Array(record.years * length);
  const inner = year.map((_, row) => first + (row % length));
  for (let t = 0; t < record.years; t++) year.fill(record.firstYear + t, t * length, (t + 1) * length);
  return { year, inner };
}

/** Adds the spells of one run, with the hazards and survival that follow from them; none for a run of the base year alone. */
function appendSpells(table: TableWriter, key: RunKey, record: RunRecord): void {
  const durations = record.years - 1;
  const rows = spellKinds.length * durations;
  if (rows === 0) return;
  const atRisk = record.spells.subarray(0, rows);
  const ended = record.spells.subarray(rows, 2 * rows);
  const hazard = new Float64Array(rows);
  const lasting = new Float64Array(rows);
  for (let from = 0; from < rows; from += durations) {
    const spells = { atRisk: atRisk.subarray(from, from + durations), ended: ended.subarray(from, from + durations) };
    hazard.set(hazards(spells), from);
    lasting.set(survival(spells), from);
  }
  const kind = Int32Array.from({ length: rows }, (_, row) => Math.floor(row / durations));
  const duration = Int32Array.from({ length: rows }, (_, row) => 1 + (row % durations));
  table.append(rows, [key.runId, key.scenario, key.replicate, kind, duration, atRisk, ended, hazard, lasting]);
}

/** Adds winners and losers of one run, as `winnersOf` gives them. */
export function appendWinners(table: TableWriter, key: RunKey, shares: Float64Array): void {
  const bins = changeBins.map((_, bin) => Float64Array.from({ length: 10 }, (_unused, d) => shares[d * changeBins.length + bin]!));
  const decile = Int32Array.from({ length: 10 }, (_, d) => d + 1);
  table.append(10, [key.runId, key.scenario, key.replicate, decile, ...bins]);
}

/** How a record fills each table of a run, in the order in which tables are written. */
export const recordTables: Readonly<
  Record<string, (table: TableWriter, key: RunKey, record: RunRecord, areas: readonly string[]) => void>
> = {
  province_years: appendProvinceYears,
  county_years: appendCountyYears,
  area_years: appendAreaYears,
  income_percentiles: appendIncomePercentiles,
  income_deciles: appendIncomeDeciles,
  spells: appendSpells,
  households: appendHouseholds,
};

/**
 * Throws when a record does not have one value for each column, year and county: the columns given to the writer are not the model's. What fills no
 * table is not looked at.
 */
export function checkRecord(record: RunRecord, columns: RecordColumns, tables: { has(name: string): boolean }): void {
  const counties = record.countyCodes.length;
  const expect = (what: string, found: number, expected: number): void => {
    if (found !== expected) throw new Error(`run record: ${found} ${what}, ${expected} expected`);
  };
  if (tables.has('province_years')) expect('values of the province', record.province.length, columns.province.length * record.years);
  if (tables.has('county_years')) expect('values of the counties', record.counties.length, columns.county.length * record.years * counties);
  if (tables.has('area_years'))
    expect('values of the areas', record.areas.length, columns.province.length * record.years * record.areaNames.length);
  if (tables.has('income_percentiles')) expect('values of hundredths', record.percentiles.length, record.years * 100);
  if (tables.has('income_deciles')) expect('values of tenths', record.deciles.length, columns.decile.length * record.years * 10);
  if (tables.has('spells')) expect('values of spells', record.spells.length, columns.spell.length * spellKinds.length * (record.years - 1));
  const panel = record.households;
  if (panel === undefined || !tables.has('households')) return;
  expect('columns of households', panel.values.length, columns.household?.length ?? 0);
}
