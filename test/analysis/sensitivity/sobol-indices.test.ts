import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { saltelliBlock, saltelliDesign } from '../../../src/analysis/design/index.ts';
import { sobolIndices } from '../../../src/analysis/sensitivity/index.ts';
import { draws } from '../draws.ts';
import { evaluate, ishigami, ishigamiIndices, sobolG, sobolGIndices } from './test-functions.ts';

const fast = { numResamples: 0, seed: 'indices' };

/** Root mean squared errors of the indices of Ishigami's function over seeds, one for each factor. */
function errors(basePoints: number, seeds: number, which: 'S1' | 'ST', firstOrder: 'saltelli' | 'jansen', offset = 0): number[] {
  const sums = [0, 0, 0];
  for (let s = 0; s < seeds; s++) {
    const design = saltelliDesign(basePoints, 3, { seed: 'ishigami', scrambling: s });
    const indices = sobolIndices(
      evaluate(design, 3, (u) => ishigami(u) + offset),
      3,
      { ...fast, firstOrder },
    )[which];
    for (let j = 0; j < 3; j++) sums[j]! += (indices[j]!.value - ishigamiIndices[which][j]!) ** 2;
  }
  return sums.map((sum) => Math.sqrt(sum / seeds));
}

describe("Sobol' indices of Ishigami's function", () => {
  test('have the values of the closed form, which are those published', () => {
    expect(ishigamiIndices.S1.map((x) => x.toFixed(6))).toEqual(['0.313905', '0.442411', '0.000000']);
    expect(ishigamiIndices.ST.map((x) => x.toFixed(6))).toEqual(['0.557589', '0.442411', '0.243684']);
    const design = saltelliDesign(16_384, 3, { seed: 'large', calcSecondOrder: true });
    const indices = sobolIndices(evaluate(design, 3, ishigami), 3, { ...fast, calcSecondOrder: true });
    expect(indices.variance).toBeCloseTo(ishigamiIndices.variance, 1);
    for (let j = 0; j < 3; j++) {
      expect(indices.S1[j]!.value).toBeCloseTo(ishigamiIndices.S1[j]!, 2);
      expect(indices.ST[j]!.value).toBeCloseTo(ishigamiIndices.ST[j]!, 2);
    }
    const second = Object.fromEntries(indices.S2.map(({ a, b, estimate }) => [`${a}${b}`, estimate.value]));
    expect(second['02']).toBeCloseTo(ishigamiIndices.S13, 1);
    expect(Math.abs(second['01']!)).toBeLessThan(0.02);
    expect(Math.abs(second['12']!)).toBeLessThan(0.02);
  });

  test('are those that SciPy computes from the same outputs', () => {
    // scipy.stats.sobol_indices, SciPy 1.17.1, with f_A, f_B and f_AB at 64 base points without scrambling.
    const design = saltelliDesign(64, 3, { scramble: 'none' });
    const { S1, ST } = sobolIndices(evaluate(design, 3, ishigami), 3, fast);
    const expected = { S1: [0.29293785, 0.60894313, -0.02289746], ST: [0.57593834, 0.46052747, 0.19280111] };
    for (let j = 0; j < 3; j++) {
      expect(S1[j]!.value).toBeCloseTo(expected.S1[j]!, 8);
      expect(ST[j]!.value).toBeCloseTo(expected.ST[j]!, 8);
    }
  });

  // Errors over 200 seeds by another implementation: S1 0.005 to 0.010, ST 0.004 to 0.007 with 1024 base points of a scrambled sequence.
  test('are as exact as elsewhere with 1024 base points', () => {
    for (const error of errors(1024, 60, 'S1', 'saltelli')) expect(error).toBeLessThan(0.0125);
    for (const error of errors(1024, 60, 'ST', 'saltelli')) expect(error).toBeLessThan(0.009);
    // Jansen with 256: up to 0.088.
    expect(Math.max(...errors(256, 40, 'S1', 'jansen'))).toBeLessThan(0.1);
  });

  test('do not suffer from an output far from zero', () => {
    for (const firstOrder of ['saltelli', 'jansen'] as const) {
      const plain = errors(256, 10, 'S1', firstOrder);
      const offset = errors(256, 10, 'S1', firstOrder, 100);
      for (let j = 0; j < 3; j++) expect(offset[j]).toBeCloseTo(plain[j]!, 9);
    }
  });
});

test("Sobol' indices of the g function are those of its closed form", () => {
  const a = [0, 1, 4.5, 9, 99, 99];
  const exact = sobolGIndices(a);
  const design = saltelliDesign(4096, 6, { seed: 'g', calcSecondOrder: true });
  const indices = sobolIndices(evaluate(design, 6, sobolG(a)), 6, { ...fast, calcSecondOrder: true });
  for (let j = 0; j < 6; j++) {
    expect(Math.abs(indices.S1[j]!.value - exact.S1[j]!)).toBeLessThan(0.01);
    expect(Math.abs(indices.ST[j]!.value - exact.ST[j]!)).toBeLessThan(0.01);
  }
  for (const { a: i, b: j, estimate } of indices.S2) expect(Math.abs(estimate.value - exact.S2(i, j))).toBeLessThan(0.02);
});

describe("Sobol' indices", () => {
  test('of groups are those of the variance that the groups explain', () => {
    // y = u0 + u1 u2: as groups {0} and {1, 2}, additive.
    const groups = [0, 1, 1];
    const design = saltelliDesign(2048, 3, { seed: 'groups', groups });
    const indices = sobolIndices(
      evaluate(design, 3, ([x, y, z]) => x! + y! * z!),
      2,
      fast,
    );
    const [v0, v1] = [1 / 12, 1 / 9 - 1 / 16];
    for (const which of ['S1', 'ST'] as const) {
      expect(indices[which][0]!.value).toBeCloseTo(v0 / (v0 + v1), 2);
      expect(indices[which][1]!.value).toBeCloseTo(v1 / (v0 + v1), 2);
    }
  });

  test('are exactly zero in total for a factor that nothing depends on, with an interval of zero', () => {
    const design = saltelliDesign(64, 3, { seed: 'unused' });
    const indices = sobolIndices(
      evaluate(design, 3, ([x, , z]) => Math.exp(x!) * z!),
      3,
      { seed: 'unused', numResamples: 100 },
    );
    expect(indices.ST[1]).toEqual({ value: 0, lower: 0, upper: 0 });
    // The same in Saltelli's estimator: the factors of A and AB are the same.
    expect(Math.abs(indices.S1[1]!.value)).toBe(0);
  });

  test('do not change when the output is shifted and scaled', () => {
    const design = saltelliDesign(32, 3, { seed: 'scale', calcSecondOrder: true });
    const outputs = evaluate(design, 3, ishigami);
    const options = { ...fast, calcSecondOrder: true };
    const plain = sobolIndices(outputs, 3, options);
    fc.assert(
      fc.property(fc.double({ min: 0.01, max: 100, noNaN: true }), fc.double({ min: -100, max: 100, noNaN: true }), (scale, shift) => {
        const other = sobolIndices(
          outputs.map((y) => scale * y + shift),
          3,
          options,
        );
        for (const which of ['S1', 'ST'] as const)
          for (let j = 0; j < 3; j++) expect(other[which][j]!.value).toBeCloseTo(plain[which][j]!.value, 7);
      }),
      { seed: 9, numRuns: 30 },
    );
  });

  test('have intervals that hold the truth about as often as they say', () => {
    let held = 0;
    const seeds = 60;
    for (let s = 0; s < seeds; s++) {
      // Plain random points: the bootstrap knows nothing of the balance of a sequence, and its intervals are too wide there.
      const { uniform } = draws('coverage of indices', s);
      const k = 2;
      const design = new Float64Array(256 * saltelliBlock(k, false) * k);
      for (let i = 0; i < 256; i++) {
        const [a0, a1, b0, b1] = [uniform(), uniform(), uniform(), uniform()];
        design.set([a0, a1, b0, a1, a0, b1, b0, b1], i * 8);
      }
      const outputs = evaluate(design, k, ([x, y]) => x! + 2 * y!);
      const { ST } = sobolIndices(outputs, k, { seed: `coverage ${s}`, numResamples: 200 });
      if (ST[0]!.lower <= 0.2 && ST[0]!.upper >= 0.2) held += 1;
    }
    // 95 % of 60 is 57; five standard deviations below are 48.5.
    expect(held).toBeGreaterThanOrEqual(49);
  });

  test('leave out whole blocks in which an output is missing, and say how many are left', () => {
    const design = saltelliDesign(128, 3, { seed: 'missing' });
    const outputs = evaluate(design, 3, ishigami);
    const spoiled = outputs.slice();
    spoiled[5 * 7 + 2] = NaN;
    const indices = sobolIndices(spoiled, 3, fast);
    expect([indices.basePoints, indices.used]).toEqual([128, 127]);
    const without = sobolIndices([...outputs.subarray(0, 35), ...outputs.subarray(40)], 3, fast);
    expect(indices.ST).toEqual(without.ST);
    expect(indices.S1).toEqual(without.S1);
  });

  test('are not defined for an output that does not vary', () => {
    const indices = sobolIndices(new Float64Array(5 * 64).fill(0.1), 3, { seed: 'constant', numResamples: 10 });
    expect(indices.variance).toBe(0);
    for (const { value, lower } of [...indices.S1, ...indices.ST]) expect([value, lower]).toEqual([NaN, NaN]);
    expect(sobolIndices([NaN, 1, 1, 1, 1], 3, fast)).toMatchObject({ used: 0, basePoints: 1 });
  });

  test('below zero are shown, and doubts are raised where points are too few', () => {
    const few = saltelliDesign(16, 3, { seed: 'few' });
    const { doubts, S1 } = sobolIndices(evaluate(few, 3, ishigami), 3, { seed: 'few', numResamples: 200 });
    expect(doubts.map(({ reason }) => reason)).toEqual(['few', 'wide']);
    expect(Math.min(...S1.map(({ value }) => value))).toBeLessThan(0);
    const many = saltelliDesign(2048, 3, { seed: 'many' });
    expect(sobolIndices(evaluate(many, 3, ishigami), 3, { seed: 'many', numResamples: 200 }).doubts).toEqual([]);
    // Outputs that no function of the factors has: A is what B is, and AB the reverse.
    const impossible = Array.from({ length: 64 }, (_, i) => [i % 2, 1 - (i % 2), i % 2]).flat();
    const { doubts: found } = sobolIndices(impossible, 1, { seed: 'odd', numResamples: 100 });
    expect(found).toEqual([{ reason: 'negative', group: 0 }]);
  });

  test('refuse outputs that are no whole blocks, and levels that are none', () => {
    expect(() => sobolIndices([1, 2, 3], 3, fast)).toThrow('a multiple of 5');
    expect(() => sobolIndices([], 3, { seed: 'a', confLevel: 95 })).toThrow('confidence level: 95');
  });
});
