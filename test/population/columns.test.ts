import { describe, expect, it } from 'vitest';
import { allocateColumns, copyColumns } from '../../src/population/index.ts';

const specification = { income: 'f64', remoteness: 'f32', history: 'u32', change: 'i32', flags: 'u16', size: 'u8' } as const;

describe('columns', () => {
  it('are typed as specified, as long as asked for, and zero', () => {
    const columns = allocateColumns(specification, 3);
    expect(columns).toEqual({
      income: new Float64Array(3),
      remoteness: new Float32Array(3),
      history: new Uint32Array(3),
      change: new Int32Array(3),
      flags: new Uint16Array(3),
      size: new Uint8Array(3),
    });
  });

  it('share no memory with each other', () => {
    const buffers = Object.values(allocateColumns(specification, 3)).map((column) => column.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
  });
});

describe('a copy of columns', () => {
  it('holds the same and shares no memory', () => {
    const columns = allocateColumns(specification, 2);
    columns.income.set([1.5, -2]);
    columns.flags.set([3, 65_535]);
    const copy = copyColumns(columns);
    expect(copy).toEqual(columns);
    for (const name of Object.keys(specification) as (keyof typeof specification)[]) {
      expect(copy[name].buffer, name).not.toBe(columns[name].buffer);
      copy[name][0] = 7;
      expect(columns[name][0], name).not.toBe(7);
    }
  });

  it('of a part of a longer array copies that part only', () => {
    const whole = Float64Array.of(1, 2, 3, 4);
    const { part } = copyColumns({ part: whole.subarray(1, 3) });
    expect(part).toEqual(Float64Array.of(2, 3));
    expect(part.buffer.byteLength).toBe(16);
  });
});
