/** From run records to rows: which value of a record goes into which field of which table. */
import type { RunRecord } from '../model/record/column.ts';
import type { RunResult } from '../simulate/pool.ts';
import type { ComparisonRow } from './comparison-row.ts';
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
export function appendProvinceYears(table: TableWriter, key: RunKey, record: RunRecord): void {
  const { years } = record;
  const year = Int32Array.from({ length: years }, (_, t) => record.firstYear + t);
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year];
  for (let from = 0; from < record.province.length; from += years) values.push(record.province.subarray(from, from + years));
  table.append(years, values);
}

/** Adds the years and counties of one run, years outermost, as they lie in the record. */
export function appendCountyYears(table: TableWriter, key: RunKey, record: RunRecord): void {
  const counties = record.countyCodes.length;
  const rows = record.years * counties;
  const year = new Int32Array(rows);
  const county = new Int32Array(rows);
  for (let t = 0; t < record.years; t++) {
    year.fill(record.firstYear + t, t * counties, (t + 1) * counties);
    county.set(record.countyCodes, t * counties);
  }
  const values: FieldValues[] = [key.runId, key.scenario, key.replicate, year, county];
  for (let from = 0; from < record.counties.length; from += rows) values.push(record.counties.subarray(from, from + rows));
  table.append(rows, values);
}

/** Adds the recorded households of one run, if there are any. */
export function appendHouseholds(table: TableWriter, key: RunKey, record: RunRecord): void {
  const panel = record.households;
  if (panel === undefined) return;
  table.append(panel.rows, [key.runId, key.scenario, key.replicate, panel.year, panel.county, panel.household, ...panel.values]);
}

/** Adds rows of the comparison. The labels are those of the layout of the table. */
export function appendComparison(
  table: TableWriter,
  rows: readonly ComparisonRow[],
  labels: { readonly scenarios: readonly string[]; readonly indicators: readonly string[]; readonly units: readonly string[] },
): void {
  const numbers = (of: (row: ComparisonRow) => number): Float64Array => Float64Array.from(rows, of);
  const integers = (of: (row: ComparisonRow) => number): Int32Array => Int32Array.from(rows, of);
  const codes = (list: readonly string[], of: (row: ComparisonRow) => string): Int32Array => {
    const positions = new Map(list.map((label, position) => [label, position]));
    return Int32Array.from(rows, (row) => {
      const position = positions.get(of(row));
      if (position === undefined) throw new Error(`comparison: "${of(row)}" is not among ${list.join(', ')}`);
      return position;
    });
  };
  table.append(rows.length, [
    codes(labels.scenarios, (row) => row.reference),
    codes(labels.scenarios, (row) => row.scenario),
    integers((row) => row.year),
    codes(labels.indicators, (row) => row.indicator),
    codes(labels.units, (row) => row.unit),
    numbers((row) => row.referenceMean),
    numbers((row) => row.mean),
    numbers((row) => row.difference),
    numbers((row) => row.standardError),
    numbers((row) => row.lower),
    numbers((row) => row.upper),
    integers((row) => row.replicates),
    numbers((row) => row.varianceRatio),
    numbers((row) => row.correlation),
  ]);
}

/** Throws when a record does not have one value for each column, year and county: the columns given to the writer are not the model's. */
export function checkRecord(record: RunRecord, columns: RecordColumns, households: boolean): void {
  const counties = record.countyCodes.length;
  const expect = (what: string, found: number, expected: number): void => {
    if (found !== expected) throw new Error(`run record: ${found} ${what}, ${expected} expected`);
  };
  expect('values of the province', record.province.length, columns.province.length * record.years);
  expect('values of the counties', record.counties.length, columns.county.length * record.years * counties);
  const panel = record.households;
  if (panel === undefined || !households) return;
  expect('columns of households', panel.values.length, columns.household?.length ?? 0);
}
