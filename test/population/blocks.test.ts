import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layBlocks, rowCount } from '../../src/population/index.ts';

const seeded = { seed: 2011, numRuns: 500 };

describe('blocks', () => {
  it('lie one after the other, in the order given', () => {
    const blocks = layBlocks([30, 10, 20], [2, 0, 5]);
    expect(Array.from(blocks.codes)).toEqual([30, 10, 20]);
    expect(Array.from(blocks.starts)).toEqual([0, 2, 2, 7]);
    expect(rowCount(blocks)).toBe(7);
  });

  it('hold every row once, and as many as asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 50 }), (sizes) => {
        const { starts, codes } = layBlocks(
          sizes.map((_, r) => 100 + r),
          sizes,
        );
        expect(codes.length + 1).toBe(starts.length);
        expect(starts[0]).toBe(0);
        sizes.forEach((size, r) => expect(starts[r + 1]! - starts[r]!).toBe(size));
      }),
      seeded,
    );
  });

  it('of no region hold nothing', () => {
    expect(rowCount(layBlocks([], []))).toBe(0);
  });
});
