import { readFileSync } from 'node:fs';
import path from 'node:path';
import pl from 'nodejs-polars';
import { beforeAll, describe, expect, it } from 'vitest';
import { studentHalfWidth } from '../../src/analysis/student.ts';
import { simulateTiny, workspace } from '../report/fixture.ts';

type Row = Readonly<Record<string, string | number | boolean | null>>;

const directory = path.join(workspace(), 'results');
const read = (name: string): Row[] => pl.readIPC(readFileSync(path.join(directory, `${name}.arrow`))).toRecords() as Row[];

beforeAll(async () => {
  await simulateTiny(directory, { replicates: 4 });
});

describe('comparison.arrow, computed again from the other tables by another reader', () => {
  /** Values of a place by scenario, year and indicator, one for each replicate. */
  const valuesOf = (table: Row[], placeOf: (row: Row) => string): ((row: Row, scenario: string) => (number | null)[]) => {
    const index = new Map<string, Row[]>();
    for (const row of table) {
      const key = `${row['scenario']}/${row['year']}/${placeOf(row)}`;
      index.set(key, [...(index.get(key) ?? []), row]);
    }
    return (row, scenario) =>
      (index.get(`${scenario}/${row['year']}/${row['place']}`) ?? []).map((each) => {
        const value = each[row['indicator'] as string];
        return typeof value === 'boolean' ? Number(value) : ((value ?? null) as number | null);
      });
  };

  it('has every place, and every difference with its error and interval', () => {
    const comparison = read('comparison');
    const values = {
      province: valuesOf(read('province_years'), () => 'yunnan'),
      prefecture: valuesOf(read('area_years'), (row) => String(row['area'])),
      group: valuesOf(read('area_years'), (row) => String(row['area'])),
      county: valuesOf(read('county_years'), (row) => String(row['county'])),
    };
    expect(new Set(comparison.map(({ geography }) => geography))).toEqual(new Set(Object.keys(values)));
    let told = 0;
    for (const row of comparison) {
      const of = values[row['geography'] as keyof typeof values];
      const [own, base] = [of(row, row['scenario'] as string), of(row, row['reference'] as string)];
      const pairs = own.flatMap((value, r) => (value === null || base[r] == null ? [] : [value - base[r]]));
      const where = `${String(row['scenario'])} ${String(row['year'])} ${String(row['place'])} ${String(row['indicator'])}`;
      expect(row['replicates'], where).toBe(pairs.length);
      if (pairs.length < 2) continue;
      const mean = pairs.reduce((a, b) => a + b) / pairs.length;
      const variance = pairs.reduce((total, d) => total + (d - mean) * (d - mean), 0) / (pairs.length - 1);
      const error = Math.sqrt(variance / pairs.length);
      const scale = Math.max(1e-9, Math.abs(row['mean'] as number), Math.abs(row['reference_mean'] as number));
      const half = studentHalfWidth(0.95, pairs.length - 1) * error;
      expect(Math.abs((row['difference'] as number) - mean) / scale, where).toBeLessThan(1e-9);
      expect(Math.abs((row['standard_error'] as number) - error) / scale, where).toBeLessThan(1e-7);
      expect(Math.abs((row['upper'] as number) - mean - half) / scale, where).toBeLessThan(1e-6);
      told++;
    }
    expect(told).toBeGreaterThan(2000);
  });

  it('adjusts p values over the places of a list after Holm, and gives verdicts by them', () => {
    const comparison = read('comparison').filter((row) => row['p_value'] !== null);
    const lists = new Map<string, Row[]>();
    for (const row of comparison) {
      const key = [row['scenario'], row['year'], row['geography'], row['indicator']].join('/');
      lists.set(key, [...(lists.get(key) ?? []), row]);
    }
    for (const [key, rows] of lists) {
      if (key.includes('/province/')) {
        for (const row of rows) expect(row['p_adjusted'], key).toBe(row['p_value']);
        continue;
      }
      const sorted = rows.toSorted((a, b) => (a['p_value'] as number) - (b['p_value'] as number));
      let least = 0;
      sorted.forEach((row, i) => {
        least = Math.min(1, Math.max(least, (rows.length - i) * (row['p_value'] as number)));
        expect(row['p_adjusted'], key).toBeCloseTo(least, 10);
        const open = row['verdict'] === 'not distinguishable';
        expect(open, key).toBe(!(least < 0.05));
      });
    }
  });
});
