import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitByWeight } from '../../src/population/index.ts';

/** The same by sorting everything. */
function bySorting(values: Float32Array, weight: Uint8Array, target: number, always: number) {
  const order = Array.from(values, (_, i) => i).sort((a, b) => values[b]! - values[a]!);
  let taken = 0;
  for (const i of order) if (values[i]! > always) taken += weight[i]!;
  let n = order.filter((i) => values[i]! > always).length;
  while (n < order.length && taken + 0.5 * weight[order[n]!]! <= target) taken += weight[order[n++]!]!;
  return { above: n > 0 ? values[order[n - 1]!] : undefined, below: n < order.length ? values[order[n]!] : undefined };
}

describe('splitByWeight', () => {
  const value = fc.oneof(
    fc.float({ min: 0, max: 4, noNaN: true }),
    fc.float({ min: 1, max: Math.fround(1.001), noNaN: true }),
    fc.constantFrom(0, 1, 1, 1e30, 1e29),
  );

  it('splits where sorting does when all weigh the same, whatever the values', () => {
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 200 }),
        fc.integer({ min: 1, max: 8 }),
        fc.float({ min: 0, max: 1 }),
        (list, w, share) => {
          const values = Float32Array.from(list);
          const weight = new Uint8Array(values.length).fill(w);
          const target = share * w * values.length;
          expect(splitByWeight(values, weight, target, 5e29)).toEqual(bySorting(values, weight, target, 5e29));
        },
      ),
      { seed: 2011, numRuns: 1000 },
    );
  });

  it('splits where sorting does with unequal weights', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.float({ min: 0, max: 100, noNaN: true, noInteger: true }), { minLength: 1, maxLength: 200 }),
        fc.float({ min: 0, max: 1 }),
        (list, share) => {
          const values = Float32Array.from(list);
          const weight = Uint8Array.from(list, (_, i) => 1 + (i % 8));
          const target = share * weight.reduce((a, b) => a + b, 0);
          expect(splitByWeight(values, weight, target, 5e29)).toEqual(bySorting(values, weight, target, 5e29));
        },
      ),
      { seed: 2011, numRuns: 1000 },
    );
  });

  it('takes all or none where the target says so', () => {
    const values = Float32Array.of(2, 1, 3);
    const weight = Uint8Array.of(1, 1, 1);
    expect(splitByWeight(values, weight, 3, 10)).toEqual({ above: 1, below: undefined });
    expect(splitByWeight(values, weight, 0.4, 10)).toEqual({ above: undefined, below: 3 });
  });
});
