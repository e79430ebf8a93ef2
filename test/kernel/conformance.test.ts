import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocateRows, KernelRunner } from '../../src/kernel/index.ts';
import { moment } from '../../src/random/index.ts';
import { emitModule } from '../../scripts/kernels/emit.ts';
import { interpret } from './interpret.ts';
import { anyCase, type Case } from './random-program.ts';

function runBoth({ program, region, cells, first }: Case) {
  const specification = Object.fromEntries([...program.columns, ...program.kept].map(({ name, cell }) => [name, cell]));
  const total = first + cells.length + 3;
  const address = { unit: 17, code: 530102, key: Uint32Array.of(1, 2, 3, 0xffffffff), moment: moment(2014, 0), purpose: 303 };
  const call = { first, count: cells.length, ...address };
  const fill = () => {
    const rows = allocateRows(specification, total);
    program.columns.forEach(({ name }, k) => {
      // Rows before and after those of the call hold something too, which must stay.
      for (let r = 0; r < total; r++) rows.columns[name]![r] = cells[r - first]?.[k] ?? r + 1;
      // A list holds every row once.
      if (k === program.list) for (let i = 0; i < cells.length; i++) rows.columns[name]![first + i] = cells.length - 1 - i;
    });
    return rows;
  };
  const [fast, slow] = [fill(), fill()];
  const kernel = {
    name: program.name,
    columns: [...program.columns, ...program.kept].map(({ name }) => name),
    region: program.region,
    sums: program.sums.map(({ name }) => name),
    code: Buffer.from(emitModule(program)).toString('base64'),
  };
  const runner = new KernelRunner(kernel, fast, 0);
  runner.region.set(region);
  runner.run(call);
  const { sums, kept } = interpret(program, slow.columns, region, call);
  // Entries after the kept ones are scratch, as far as the call has rows.
  for (const { columns } of [fast, slow]) for (const { name } of program.kept) columns[name]!.fill(0, first + kept, first + cells.length);
  return { fast: fast.columns, slow: slow.columns, fastSums: [...runner.sums], sums };
}

describe('compiled programs', () => {
  it('leave the bits that their meaning says, in every row, sum and kept row', () => {
    fc.assert(
      fc.property(anyCase, (made) => {
        const { fast, slow, fastSums, sums } = runBoth(made);
        expect(fast).toEqual(slow);
        expect(fastSums).toEqual(sums);
      }),
      { numRuns: 1500, interruptAfterTimeLimit: 40_000 },
    );
  });
});
