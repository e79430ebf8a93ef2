import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import pl from 'nodejs-polars';
import { describe, expect, test } from 'vitest';
import type { Column } from '../../src/model/record/column.ts';
import { rowsPerBatch, TableWriter, type FieldValues } from '../../src/output/table-writer.ts';
import type { Storage, TableField, TableLayout } from '../../src/output/table-layout.ts';
import { readWithPolars, temporaryDirectory } from './fixture.ts';

function field(name: string, storage: Storage): TableField {
  const about: Column = { name, title: name, description: `about ${name}`, unit: 'none', kind: 'identifier' };
  return { ...about, storage };
}

const layout: TableLayout = {
  name: 'every_type',
  description: 'One column of each type.',
  fields: [
    field('id', { type: 'integer' }),
    field('scenario', { type: 'category', labels: ['single', 'multi', '多中心'] }),
    field('value', { type: 'number' }),
    field('delisted', { type: 'flag' }),
    field('error', { type: 'text' }),
  ],
};

function create(path: string): TableWriter {
  return new TableWriter(path, layout, new Map([['polylift.seed', 'yunnan']]));
}

function someRows(rows: number): FieldValues[] {
  return [
    Int32Array.from({ length: rows }, (_, i) => i - 5),
    Int32Array.from({ length: rows }, (_, i) => i % 3),
    Float64Array.from({ length: rows }, (_, i) => (i % 7 === 3 ? NaN : i / 3)),
    Float64Array.from({ length: rows }, (_, i) => (i % 5 === 4 ? NaN : i & 1)),
    Array.from({ length: rows }, (_, i) => (i % 4 === 0 ? null : `fault ${i} 贫`)),
  ];
}

describe('an Arrow file', () => {
  test.each([0, 1, 7, 8, 9, rowsPerBatch - 1, rowsPerBatch, 2 * rowsPerBatch + 11])('of %i rows is what another reader reads', (rows) => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    writer.append(rows, someRows(rows));
    expect(writer.finish()).toMatchObject({ rows, batches: Math.ceil(rows / rowsPerBatch) });

    const frame = readWithPolars(path);
    expect(frame.columns).toEqual(['id', 'scenario', 'value', 'delisted', 'error']);
    expect(frame.height).toBe(rows);
    if (rows === 0) return;
    const [id, , value, delisted, error] = someRows(rows) as [Int32Array, Int32Array, Float64Array, Float64Array, (string | null)[]];
    expect(frame.getColumn('id').toArray()).toEqual([...id]);
    expect(frame.getColumn('scenario').cast(pl.Utf8).toArray()).toEqual(Array.from(id, (_, i) => ['single', 'multi', '多中心'][i % 3]));
    expect(frame.getColumn('value').toArray()).toEqual(Array.from(value, (x) => (Number.isNaN(x) ? null : x)));
    expect(frame.getColumn('delisted').toArray()).toEqual(Array.from(delisted, (x) => (Number.isNaN(x) ? null : x === 1)));
    expect(frame.getColumn('error').toArray()).toEqual(error);
  });

  test('can be read front to back, as a stream, by another reader', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    writer.append(20, someRows(20));
    writer.finish();
    // The file is magic and padding (8 bytes), then the stream.
    const frame = pl.readIPCStream(readFileSync(path).subarray(8));
    expect(frame.getColumn('id').toArray()).toEqual([...(someRows(20)[0] as Int32Array)]);
  });

  test('begins and ends as the format says and carries its metadata in clear text', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    writer.append(3, someRows(3));
    writer.finish();
    const bytes = readFileSync(path);
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('ARROW1\0\0');
    expect(bytes.subarray(-6).toString('latin1')).toBe('ARROW1');
    const footerLength = bytes.readInt32LE(bytes.length - 10);
    const footer = bytes.subarray(bytes.length - 10 - footerLength, bytes.length - 10).toString('utf8');
    for (const text of ['polylift.seed', 'yunnan', 'polylift.table', 'every_type', 'about value', 'unit', 'kind'])
      expect(footer).toContain(text);
  });

  test('does not change when the arrays are used again after append', () => {
    const directory = temporaryDirectory();
    const reused = create(join(directory, 'reused.arrow'));
    const fresh = create(join(directory, 'fresh.arrow'));
    const rows = rowsPerBatch / 4 + 3;
    const [id, scenario, value, delisted, error] = someRows(rows) as [
      Int32Array,
      Int32Array,
      Float64Array,
      Float64Array,
      (string | null)[],
    ];
    for (let step = 0; step < 20; step++) {
      value.fill(step);
      id.fill(step);
      delisted.fill(step & 1);
      scenario.fill(step % 3);
      error.fill(`step ${step}`);
      reused.append(rows, [id, scenario, value, delisted, error]);
      fresh.append(rows, [id.slice(), scenario.slice(), value.slice(), delisted.slice(), [...error]]);
      for (const array of [id, scenario, value, delisted]) array.fill(-1);
      error.fill('overwritten');
    }
    expect(reused.finish().sha256).toBe(fresh.finish().sha256);
    const frame = readWithPolars(join(directory, 'reused.arrow'));
    expect(frame.getColumn('value').toArray()).toEqual(Array.from({ length: 20 * rows }, (_, i) => Math.floor(i / rows)));
  });

  test('is the same bytes each time, however the rows are cut into pieces', () => {
    const directory = temporaryDirectory();
    const rows = rowsPerBatch + 1000;
    const whole = create(join(directory, 'whole.arrow'));
    whole.append(rows, someRows(rows));
    const pieces = create(join(directory, 'pieces.arrow'));
    for (let from = 0, size = 1; from < rows; from += size, size = Math.min(size * 2, rows - from)) {
      const cut = someRows(rows).map((values) => (values as Float64Array).slice(from, from + size));
      pieces.append(size, cut);
    }
    expect(pieces.finish()).toEqual(whole.finish());
  });

  test('is the same bytes on every machine and version of Node, until the format is changed on purpose', () => {
    const writer = create(join(temporaryDirectory(), 't.arrow'));
    writer.append(1000, someRows(1000));
    expect(writer.finish()).toEqual({
      bytes: 33_954,
      sha256: '13f6b6883d7ecc330e1b2e48fad10aee02d628fc80d1b257834e898c58237939',
      rows: 1000,
      batches: 1,
    });
  });

  test('is the same bytes whatever the NaNs look like', () => {
    const directory = temporaryDirectory();
    const bits = new BigUint64Array([0x7ff8_0000_0000_0000n, 0xfff8_0000_0000_0000n, 0x7ff8_0000_dead_beefn]);
    const sums = [0, 1, 2].map((i) => {
      const values = new Float64Array(bits.buffer).subarray(i, i + 1);
      const writer = create(join(directory, `${i}.arrow`));
      writer.append(1, [1, 0, values, values, ['x']]);
      return writer.finish().sha256;
    });
    expect(new Set(sums).size).toBe(1);
  });

  test('has every byte of a full batch on file when append returns', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    let last = 0;
    for (let i = 0; i < 8; i++) {
      writer.append(rowsPerBatch, someRows(rowsPerBatch));
      expect(statSync(path).size).toBe(writer.bytes);
      expect(writer.bytes).toBeGreaterThan(last + rowsPerBatch * 16);
      last = writer.bytes;
    }
    writer.close();
  });

  test('reports its size, hash and rows', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    writer.append(100, someRows(100));
    const bytes = (writer.finish(), readFileSync(path));
    expect(existsSync(path)).toBe(true);
    const again = create(join(temporaryDirectory(), 't.arrow'));
    again.append(100, someRows(100));
    expect(again.finish()).toEqual({
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      rows: 100,
      batches: 1,
    });
  });

  test('takes one value for all rows of an append', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    writer.append(2, [7, 1, 0.5, 1, ['a', 'b']]);
    writer.append(1, [8, 0, NaN, 0, [null]]);
    writer.finish();
    expect(readWithPolars(path).getColumn('id').toArray()).toEqual([7, 7, 8]);
    expect(readWithPolars(path).getColumn('value').toArray()).toEqual([0.5, 0.5, null]);
  });

  test('refuses rows that do not fit the layout, a file that is there, and rows after the end', () => {
    const path = join(temporaryDirectory(), 't.arrow');
    const writer = create(path);
    expect(() => writer.append(1, [1, 2])).toThrow('every_type: 2 columns given, 5 expected');
    expect(() => writer.append(2, [1, 0, new Float64Array(3), 0, ['a', 'b']])).toThrow('every_type.value: 3 values for 2 rows');
    expect(() => create(path)).toThrow('EEXIST');
    writer.finish();
    expect(() => writer.finish()).toThrow('is closed');
  });
});
