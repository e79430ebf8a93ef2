import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { latinHypercube, leastSquaredDistance, sobolDimensions, sobolSequence } from '../../../src/analysis/design/index.ts';
import { draws } from '../draws.ts';

const column = (design: Float64Array, factors: number, j: number): number[] => [...design].filter((_, i) => i % factors === j);

/** Centred L2 discrepancy: Hickernell, F. J. (1998), Mathematics of Computation 67, 299-322, equation 5. */
function centredDiscrepancy(design: Float64Array, k: number): number {
  const n = design.length / k;
  const away = (i: number, j: number): number => Math.abs(design[i * k + j]! - 0.5);
  let single = 0;
  let double = 0;
  for (let i = 0; i < n; i++) {
    let product = 1;
    for (let j = 0; j < k; j++) product *= 1 + 0.5 * away(i, j) - 0.5 * away(i, j) * away(i, j);
    single += product;
    for (let m = 0; m < n; m++) {
      let pair = 1;
      for (let j = 0; j < k; j++) pair *= 1 + 0.5 * away(i, j) + 0.5 * away(m, j) - 0.5 * Math.abs(design[i * k + j]! - design[m * k + j]!);
      double += pair;
    }
  }
  return Math.sqrt((13 / 12) ** k - (2 / n) * single + double / (n * n));
}

function randomDesign(n: number, k: number, replicate: number): Float64Array {
  const { uniform } = draws('random design', replicate);
  return Float64Array.from({ length: n * k }, uniform);
}

describe('a Latin hypercube', () => {
  test('has one point in each stratum of each factor, whatever the criterion', () => {
    const criteria = fc.constantFrom('random', 'centred', 'maximin' as const);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 1, max: 6 }),
        criteria,
        fc.string({ minLength: 1 }),
        (n, k, criterion, seed) => {
          const design = latinHypercube(n, k, { seed, criterion: criterion as 'random', candidates: 3 });
          for (let j = 0; j < k; j++) {
            const strata = column(design, k, j).map((x) => Math.floor(x * n));
            expect(strata.sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i));
          }
          expect(latinHypercube(n, k, { seed, criterion: criterion as 'random', candidates: 3 })).toEqual(design);
        },
      ),
      { seed: 6, numRuns: 60 },
    );
  });

  test('lies in the middle of the strata when centred, and farther apart when maximin', () => {
    const centred = latinHypercube(8, 3, { seed: 'lhs', criterion: 'centred' });
    for (const x of centred) expect((x * 8) % 1).toBe(0.5);
    const random = latinHypercube(20, 3, { seed: 'lhs' });
    const maximin = latinHypercube(20, 3, { seed: 'lhs', criterion: 'maximin' });
    expect(leastSquaredDistance(maximin, 3)).toBeGreaterThan(leastSquaredDistance(random, 3));
    expect(latinHypercube(20, 3, { seed: 'other' })).not.toEqual(random);
  });
});

describe('the Sobol sequence', () => {
  test('begins as published', () => {
    // Joe & Kuo, sobol.cc with new-joe-kuo-6.21201, in natural in place of Gray code order.
    const expected = [
      [0, 0, 0, 0],
      [0.5, 0.5, 0.5, 0.5],
      [0.25, 0.75, 0.75, 0.75],
      [0.75, 0.25, 0.25, 0.25],
      [0.125, 0.625, 0.375, 0.125],
      [0.625, 0.125, 0.875, 0.625],
      [0.375, 0.375, 0.625, 0.875],
      [0.875, 0.875, 0.125, 0.375],
    ];
    expect([...sobolSequence(8, 4, { scramble: 'none' })]).toEqual(expected.flat());
  });

  test('has in its last dimensions the numbers that SciPy has', () => {
    // scipy.stats.qmc.Sobol(512, scramble=False, bits=32), SciPy 1.17.1: the point whose Gray code is 999, dimensions 506 to 512.
    const sequence = sobolSequence(1000, 512, { scramble: 'none' });
    expect(sobolDimensions).toBe(512);
    expect([...sequence.subarray(999 * 512 + 505)]).toEqual([
      0.5517578125, 0.8212890625, 0.3740234375, 0.9365234375, 0.8701171875, 0.2763671875, 0.3388671875,
    ]);
    // The same, a polynomial hash over all 512,000 numbers as 32-bit words.
    let hash = 0;
    for (const x of sequence) hash = (hash * 31 + x * 4294967296) % 1_000_000_007;
    expect(hash).toBe(37_158_429);
  });

  test.each(['none', 'owen'] as const)('is a net (scrambling: %s): each elementary interval of 2^m points has exactly one', (scramble) => {
    for (const seed of ['a', 'b', 'c']) {
      const m = 7;
      const design = sobolSequence(1 << m, 2, { scramble, seed });
      for (let a = 0; a <= m; a++) {
        const cells = Array.from({ length: 1 << m }, (_, i) => {
          const x = Math.floor(design[2 * i]! * (1 << a));
          const y = Math.floor(design[2 * i + 1]! * (1 << (m - a)));
          return x * (1 << (m - a)) + y;
        });
        expect(new Set(cells).size).toBe(1 << m);
      }
    }
  });

  test('has one point in each of 2^m strata of every dimension, scrambled or not', () => {
    const n = 64;
    for (const scramble of ['none', 'owen'] as const) {
      const design = sobolSequence(n, sobolDimensions, { scramble, seed: 'strata' });
      const strata = new Set<number>();
      for (let i = 0; i < design.length; i++) strata.add((i % sobolDimensions) * n + Math.floor(design[i]! * n));
      expect(strata.size).toBe(n * sobolDimensions);
    }
  });

  test('has a lower discrepancy than random points', () => {
    const worst = Math.max(...[1, 2, 3].map((r) => centredDiscrepancy(sobolSequence(128, 6, { seed: `d${r}` }), 6)));
    const best = Math.min(...[1, 2, 3].map((r) => centredDiscrepancy(randomDesign(128, 6, r), 6)));
    expect(worst).toBeLessThan(0.6 * best);
    expect(centredDiscrepancy(latinHypercube(128, 6, { seed: 'd' }), 6)).toBeLessThan(best);
  });

  test('scrambled: a coordinate is uniform over scramblings, and another one than before', () => {
    const first = Array.from({ length: 400 }, (_, scrambling) => sobolSequence(2, 1, { seed: 'uniform', scrambling }));
    for (let i = 0; i < 2; i++) {
      const counts = Array.from({ length: 10 }, () => 0);
      for (const points of first) counts[Math.floor(points[i]! * 10)]! += 1;
      const chi = counts.reduce((sum, count) => sum + (count - 40) ** 2 / 40, 0);
      // 99.99 % quantile of chi square with 9 degrees of freedom.
      expect(chi).toBeLessThan(33.7);
    }
    // The two points fall into the two halves, where they are independent.
    const low = first.map((points) => [...points].map((x) => (x * 2) % 1));
    const covariance = low.reduce((sum, [a, b]) => sum + (a! - 0.5) * (b! - 0.5), 0) / 400;
    expect(Math.abs(covariance)).toBeLessThan(4 / 12 / Math.sqrt(400));
  });

  test('scrambled: integrates a smooth function with errors that fall much faster than those of random points', () => {
    const error = (n: number): number => {
      let sum = 0;
      for (let scrambling = 0; scrambling < 8; scrambling++) {
        const design = sobolSequence(n, 2, { seed: 'integral', scrambling });
        let mean = 0;
        for (let i = 0; i < n; i++) mean += Math.exp(design[2 * i]!) * design[2 * i + 1]! * 2;
        mean /= n;
        sum += (mean - (Math.E - 1)) ** 2;
      }
      return Math.sqrt(sum / 8);
    };
    // Scrambled nets reach n^-1.5 (Owen 1997); random points n^-0.5, which would give 4.
    expect(error(64) / error(1024)).toBeGreaterThan(20);
  });

  test('does not depend on how many points or dimensions are asked for', () => {
    const large = sobolSequence(40, 9, { seed: 'prefix' });
    const small = sobolSequence(17, 4, { seed: 'prefix' });
    for (let i = 0; i < 17; i++) for (let j = 0; j < 4; j++) expect(small[i * 4 + j]).toBe(large[i * 9 + j]);
  });

  test('refuses what it cannot do', () => {
    expect(() => sobolSequence(4, 513, { seed: 'a' })).toThrow('from 1 to 512');
    expect(() => sobolSequence(4, 2)).toThrow('needs a seed');
    expect(() => sobolSequence(-1, 2, { seed: 'a' })).toThrow('points: -1');
  });
});
