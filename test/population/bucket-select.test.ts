import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectInBuckets } from '../../src/population/index.ts';

describe('selectInBuckets', () => {
  const numbers = fc.array(
    fc.oneof(fc.float({ noNaN: true, min: -20, max: 30 }), fc.constantFrom(0, -0, 0.5, 16, -10_000, Infinity, -Infinity)),
    {
      minLength: 1,
      maxLength: 300,
    },
  );

  it('finds what sorting puts at a rank, inside its range, outside it and among ties', () => {
    fc.assert(
      fc.property(numbers, fc.nat(), (values, seed) => {
        const rank = seed % values.length;
        const sorted = Float64Array.from(values).sort();
        for (const kind of [Float32Array, Float64Array]) expect(selectInBuckets(kind.from(values), rank) + 0).toBe(sorted[rank]! + 0);
      }),
      { seed: 2011, numRuns: 1000 },
    );
  });

  it('leaves the values as they were', () => {
    const values = Float32Array.of(3, 1, 2);
    expect(selectInBuckets(values, 0)).toBe(1);
    expect([...values]).toEqual([3, 1, 2]);
  });
});
