import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { selectRank } from '../../src/population/index.ts';

const seeded = { seed: 2011, numRuns: 1000 };
const values = fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 200 });
const fewValues = fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 200 });

describe('selecting a rank', () => {
  it.each([
    ['any numbers', values],
    ['numbers with many ties', fewValues],
  ])('finds what sorting puts there: %s', (_, numbers) => {
    fc.assert(
      fc.property(numbers, fc.nat(), (given, any) => {
        const rank = any % given.length;
        const sorted = Float64Array.from(given).sort();
        // Sorting puts -0 before 0; as numbers they are equal.
        expect(selectRank(Float64Array.from(given), given.length, rank) === sorted[rank]).toBe(true);
      }),
      seeded,
    );
  });

  it('leaves the smaller ones before the rank, the larger ones behind it, and loses none', () => {
    fc.assert(
      fc.property(values, fc.nat(), (given, any) => {
        const rank = any % given.length;
        const moved = Float64Array.from(given);
        const found = selectRank(moved, given.length, rank);
        expect(moved.subarray(0, rank).every((value) => value <= found)).toBe(true);
        expect(moved.subarray(rank).every((value) => value >= found)).toBe(true);
        expect(moved.sort()).toEqual(Float64Array.from(given).sort());
      }),
      seeded,
    );
  });

  it('touches nothing behind the length', () => {
    const given = Float64Array.of(3, 1, 2, -5, -6);
    expect(selectRank(given, 3, 0)).toBe(1);
    expect(given.subarray(3)).toEqual(Float64Array.of(-5, -6));
  });

  it.each([
    ['ascending', Array.from({ length: 50_000 }, (_, k) => k)],
    ['descending', Array.from({ length: 50_000 }, (_, k) => 50_000 - k)],
    ['equal', Array<number>(50_000).fill(1)],
    ['like an organ pipe', Array.from({ length: 50_000 }, (_, k) => Math.min(k, 50_000 - k))],
  ])('takes no quadratic time on values that are %s', (_, given) => {
    const begin = performance.now();
    selectRank(Float64Array.from(given), given.length, 25_000);
    // Quadratic would be billions of steps: many seconds.
    expect(performance.now() - begin).toBeLessThan(1000);
  });
});
