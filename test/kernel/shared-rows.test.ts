import { describe, expect, it } from 'vitest';
import { memoryKind } from '../../src/kernel/layout.ts';
import { allocateRows, KernelRunner, rowsForThread } from '../../src/kernel/index.ts';
import { moment } from '../../src/random/index.ts';
import { functions } from './sample-kernels.ts';
import { functions as compiled } from './sample-kernels.compiled.ts';

const count = 1000;
const call = { first: 0, count, unit: 0, code: 7, key: Uint32Array.of(5, 6, 7, 8), moment: moment(2020, 0) };

describe('columns that threads share', () => {
  it('hold the same bits as those of one thread, whichever thread worked on a row', () => {
    const own = allocateRows(functions.shape.rows, count);
    const shared = allocateRows(functions.shape.rows, count, 2);
    for (const { columns } of [own, shared]) for (let i = 0; i < count; i++) columns.x[i] = i / 20 + 0.01;
    new KernelRunner(compiled, own, 3).run(call);
    const threads = [0, 1].map((thread) => new KernelRunner(compiled, rowsForThread(shared, thread), 3));
    threads[0]!.run({ ...call, count: 600 });
    threads[1]!.run({ ...call, first: 600, unit: 600, count: count - 600 });
    for (const name of Object.keys(own.columns) as (keyof typeof own.columns)[])
      expect([...shared.columns[name]], name).toEqual([...own.columns[name]]);
    expect(shared.memory.buffer).toBeInstanceOf(SharedArrayBuffer);
  });

  it('are asked for by one byte of the module', () => {
    expect(Buffer.from(compiled.code, 'base64')[memoryKind.at]).toBe(memoryKind.own);
  });
});
