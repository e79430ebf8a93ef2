import type { Column, RunRecord } from '../../src/model/record/column.ts';
import { countyColumns, provinceColumns } from '../../src/model/record/columns.ts';
import { countySeries as countyValues, provinceSeries as provinceValues } from '../../src/model/record/series.ts';

/** A province indicator year by year, base year first. */
export function provinceSeries(record: RunRecord, name: string): number[] {
  return Array.from(provinceValues(record, name));
}

/** A county indicator year by year, base year first. */
export function countySeries(record: RunRecord, name: string, code: number): number[] {
  return Array.from(countyValues(record, name, code));
}

/** An indicator of a prefecture or group of counties year by year, base year first. */
export function areaSeries(record: RunRecord, name: string, area: string): number[] {
  const j = provinceColumns.findIndex((column) => column.name === name);
  if (j < 0) throw new Error(`there is no column ${name}`);
  const a = record.areaNames.indexOf(area);
  if (a < 0) throw new Error(`area ${area} is not in the record`);
  return Array.from({ length: record.years }, (_, t) => record.areas[(j * record.years + t) * record.areaNames.length + a]!);
}

/** The first cells in which two records differ by a bit, as `column place year: actual, not expected`. Records of one shape only. */
export function differences(actual: RunRecord, expected: RunRecord, most = 5): string[] {
  const found: string[] = [];
  const compare = (
    columns: readonly Column[],
    placesOf: (record: RunRecord) => readonly string[],
    cells: (record: RunRecord) => Float64Array,
  ) => {
    const places = placesOf(expected);
    if (placesOf(actual).join() !== places.join() || actual.years !== expected.years) return void found.push('other counties or years');
    const [a, b] = [cells(actual), cells(expected)];
    for (let k = 0; k < b.length && found.length < most; k++) {
      if (Object.is(a[k], b[k])) continue;
      const place = places[k % places.length]!;
      const row = Math.floor(k / places.length);
      found.push(
        `${columns[Math.floor(row / expected.years)]!.name} ${place} ${expected.firstYear + (row % expected.years)}: ${a[k]}, not ${b[k]}`,
      );
    }
  };
  compare(
    provinceColumns,
    () => ['province'],
    (record) => record.province,
  );
  compare(
    countyColumns,
    (record) => record.countyCodes.map(String),
    (record) => record.counties,
  );
  return found;
}

/** Mean of a province indicator over runs, year by year. */
export function meanSeries(records: readonly RunRecord[], name: string): number[] {
  const all = records.map((record) => provinceSeries(record, name));
  return all[0]!.map((_, t) => mean(all.map((series) => series[t]!)));
}

export function mean(values: readonly number[]): number {
  return sum(values) / values.length;
}

export function sum(values: Iterable<number>): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}
