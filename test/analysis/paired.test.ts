import fc from 'fast-check';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64';
import { describe, expect, test } from 'vitest';
import { pairedDifference } from '../../src/analysis/paired.ts';

// Hundredths: squares of numbers near the smallest double vanish, which says nothing about the estimator.
const finite = fc.integer({ min: -100_000_000, max: 100_000_000 }).map((n) => n / 100);
const pairs = fc.array(fc.tuple(finite, finite), { minLength: 2, maxLength: 30 });

describe('pairedDifference', () => {
  test('equals the closed form of a worked example', () => {
    // d = 1, 2, 3, 2: mean 2, s² = 2/3; t with 3 degrees of freedom at 95 % is 3.182446305284.
    const result = pairedDifference([2, 4, 6, 5], [1, 2, 3, 3]);
    const standardError = Math.sqrt(2 / 3 / 4);
    expect(result.replicates).toBe(4);
    expect(result.mean).toBe(4.25);
    expect(result.referenceMean).toBe(2.25);
    expect(result.difference).toBe(2);
    expect(result.standardError).toBeCloseTo(standardError, 14);
    expect(result.lower).toBeCloseTo(2 - 3.182446305284 * standardError, 10);
    expect(result.upper).toBeCloseTo(2 + 3.182446305284 * standardError, 10);
    // Sums of squares: A 8.75, B 2.75, D 2, products 4.75.
    expect(result.varianceRatio).toBeCloseTo(11.5 / 2, 12);
    expect(result.correlation).toBeCloseTo(4.75 / Math.sqrt(8.75 * 2.75), 12);
  });

  test('has no error and no interval with one replicate', () => {
    const result = pairedDifference([3], [1]);
    expect(result).toMatchObject({ replicates: 1, mean: 3, referenceMean: 1, difference: 2 });
    for (const name of ['standardError', 'lower', 'upper', 'varianceRatio', 'correlation'] as const) expect(result[name]).toBeNaN();
  });

  test('is undefined without replicates', () => {
    const { replicates, ...rest } = pairedDifference([], []);
    expect(replicates).toBe(0);
    for (const value of Object.values(rest)) expect(value).toBeNaN();
  });

  test('leaves out pairs in which either value is undefined', () => {
    expect(pairedDifference([1, NaN, 5, 7, 9], [1, 2, NaN, 4, 5])).toEqual(pairedDifference([1, 7, 9], [1, 4, 5]));
  });

  test('finds a constant difference exact and its variance ratio infinite', () => {
    const result = pairedDifference([3, 5, 9], [1, 3, 7]);
    expect(result).toMatchObject({ difference: 2, standardError: 0, lower: 2, upper: 2, varianceRatio: Infinity });
    expect(result.correlation).toBeCloseTo(1, 14);
  });

  test('has no variance ratio and no correlation when nothing varies', () => {
    const result = pairedDifference([4, 4], [4, 4]);
    expect(result).toMatchObject({ difference: 0, standardError: 0, lower: 0, upper: 0 });
    expect(result.varianceRatio).toBeNaN();
    expect(result.correlation).toBeNaN();
  });

  test('refuses lists of different lengths', () => {
    expect(() => pairedDifference([1, 2], [1])).toThrow('2 replicates cannot be paired with 1');
  });

  test('turns its sign when the sides are exchanged', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const a = list.map(([x]) => x);
        const b = list.map(([, y]) => y);
        const there = pairedDifference(a, b);
        const back = pairedDifference(b, a);
        expect(back.difference).toBeCloseTo(-there.difference, 6);
        expect(back.standardError).toBe(there.standardError);
        expect(back.lower).toBeCloseTo(-there.upper, 5);
        expect(back.correlation).toEqual(there.correlation);
      }),
      { seed: 11 },
    );
  });

  test('agrees with the identity Var D = Var A + Var B - 2 Cov(A, B)', () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const { varianceRatio, correlation } = pairedDifference(
          list.map(([x]) => x),
          list.map(([, y]) => y),
        );
        // |correlation| <= 1 bounds the ratio from below by 1/2.
        if (Number.isFinite(varianceRatio)) expect(varianceRatio).toBeGreaterThanOrEqual(0.5 - 1e-9);
        if (!Number.isNaN(correlation)) expect(Math.abs(correlation)).toBeLessThanOrEqual(1 + 1e-9);
      }),
      { seed: 12 },
    );
  });

  test.each([5, 20])(
    'covers the true difference in 95 %% of experiments with %i replicates',
    (replicates) => {
      const random = xoroshiro128plus(20_260_101 + replicates);
      const normal = (): number => Math.sqrt(-2 * Math.log(1 - uniformFloat64(random))) * Math.cos(2 * Math.PI * uniformFloat64(random));
      const experiments = 20_000;
      let covered = 0;
      let ratios = 0;
      for (let e = 0; e < experiments; e++) {
        const a: number[] = [];
        const b: number[] = [];
        for (let r = 0; r < replicates; r++) {
          const common = 3 * normal();
          a.push(1.5 + common + normal());
          b.push(common + normal());
        }
        const result = pairedDifference(a, b);
        if (result.lower <= 1.5 && 1.5 <= result.upper) covered += 1;
        ratios += 1 / result.varianceRatio;
      }
      // Four standard errors of a binomial share: 4·√(0.95·0.05/20000) = 0.0062.
      expect(Math.abs(covered / experiments - 0.95)).toBeLessThan(0.0062);
      // Var D = 2 and Var A + Var B = 20, so pairing is worth ten times the replicates.
      expect(experiments / ratios).toBeGreaterThan(6);
    },
    30_000,
  );
});
