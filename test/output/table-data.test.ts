import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { joinTables, TableData, type ColumnValues } from '../../src/output/table-data.ts';

interface Row {
  readonly number: number;
  readonly integer: number;
  readonly code: number;
  readonly text: string | null;
}

const labels = ['a', 'b', 'c'];

function tableOf(rows: readonly Row[]): TableData {
  const columns: Record<string, ColumnValues> = {
    number: { kind: 'number', values: Float64Array.from(rows, (row) => row.number) },
    integer: { kind: 'integer', values: Int32Array.from(rows, (row) => row.integer) },
    category: { kind: 'category', codes: Int32Array.from(rows, (row) => row.code), labels },
    text: { kind: 'text', values: rows.map((row) => row.text) },
  };
  const fields = Object.keys(columns).map((name) => ({
    name,
    type: '',
    nullable: true,
    title: name,
    description: '',
    unit: '1',
    kind: 'stock',
  }));
  return new TableData(rows.length, fields, new Map([['key', 'value']]), new Map(Object.entries(columns)));
}

const row = fc.record({
  number: fc.oneof(fc.double(), fc.constant(NaN)),
  integer: fc.integer(),
  code: fc.nat(2),
  text: fc.option(fc.string()),
});

describe('joinTables', () => {
  test('gives the table that was cut into pieces, wherever it was cut', () => {
    fc.assert(
      fc.property(fc.array(fc.array(row, { maxLength: 6 }), { minLength: 1, maxLength: 5 }), (pieces) => {
        const [joined, whole] = [joinTables(pieces.map(tableOf)), tableOf(pieces.flat())];
        expect(joined.rows).toBe(whole.rows);
        expect(joined.fields).toEqual(whole.fields);
        expect(joined.metadata).toEqual(whole.metadata);
        for (const { name } of whole.fields) expect(joined.column(name)).toEqual(whole.column(name));
      }),
      { seed: 20_261_127, numRuns: 100 },
    );
  });

  test('needs a piece', () => {
    expect(() => joinTables([])).toThrow('a table needs a piece');
  });
});
