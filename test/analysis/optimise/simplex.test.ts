import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latticeSize, nearestMix, simplexLattice } from '../../../src/analysis/optimise/simplex.ts';

describe('simplexLattice', () => {
  test('lists every mix once', () => {
    for (const [count, parts] of [
      [1, 4],
      [2, 5],
      [3, 4],
      [9, 2],
    ] as const) {
      const mixes = simplexLattice(count, parts);
      expect(mixes).toHaveLength(latticeSize(count, parts));
      expect(new Set(mixes.map((mix) => mix.join(' '))).size).toBe(mixes.length);
      for (const mix of mixes) {
        expect(mix.every((share) => Number.isInteger(share * parts))).toBe(true);
        expect(mix.reduce((a, b) => a + b * parts, 0)).toBe(parts);
      }
    }
    expect(latticeSize(9, 2)).toBe(45);
    expect(simplexLattice(2, 2).map((mix) => [...mix])).toEqual([
      [1, 0],
      [0.5, 0.5],
      [0, 1],
    ]);
    expect(() => simplexLattice(3, 0)).toThrow('parts: 0');
    expect(() => simplexLattice(1.5, 2)).toThrow('count: 1.5');
  });
});

describe('nearestMix', () => {
  test('gives shares of whole parts that sum to one, leaves them when asked again, and stays within a part', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -0.5, max: 3, noNaN: true }), { minLength: 1, maxLength: 9 }),
        fc.integer({ min: 1, max: 200 }),
        (point, parts) => {
          const exact = nearestMix(point);
          expect(exact.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
          const mix = nearestMix(point, parts);
          expect(mix.reduce((sum, share) => sum + Math.round(share * parts), 0)).toBe(parts);
          expect(nearestMix(mix, parts)).toEqual(mix);
          for (const [i, share] of mix.entries()) expect(Math.abs(share - exact[i]!)).toBeLessThan(1 / parts + 1e-9);
        },
      ),
      { seed: 6, numRuns: 300 },
    );
  });

  test('gives what is left to the largest remainders', () => {
    expect([...nearestMix([1, 1, 1], 10)]).toEqual([0.4, 0.3, 0.3]);
    expect([...nearestMix([0.26, 0.37, 0.37], 10)]).toEqual([0.2, 0.4, 0.4]);
    expect([...nearestMix([-1, 0])]).toEqual([0.5, 0.5]);
    expect(() => nearestMix([NaN, 1])).toThrow('no mix');
  });
});
