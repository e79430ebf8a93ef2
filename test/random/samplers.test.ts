/* oxlint-disable no-loss-of-precision -- reference values have 17 digits, whether or not a double keeps them */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bernoulli,
  categorical,
  drawBlock,
  inverseNormalCdf,
  keyFromSeed,
  lognormal,
  normal,
  normalCdf,
  purposeId,
  uniform,
  uniformInteger,
} from '../../src/random/index.ts';

const LAST = 0xffffffff;
const word = fc.integer({ min: 0, max: LAST });

/** 400,000 words in the order of a population. */
const WORDS = (() => {
  const words = new Uint32Array(400_000);
  const key = keyFromSeed('samplers', 0);
  const purpose = purposeId('live.shock');
  for (let unit = 0; unit < words.length / 4; unit++) drawBlock(key, unit, 530102, purpose, 2020, 0, words.subarray(4 * unit));
  return words;
})();

function moments(sample: (word: number) => number): { mean: number; variance: number; skewness: number; kurtosis: number } {
  const values = Array.from(WORDS, sample);
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const central = (power: number): number => {
    let sum = 0;
    for (const value of values) {
      let product = 1;
      for (let i = 0; i < power; i++) product *= value - mean;
      sum += product;
    }
    return sum / values.length;
  };
  const variance = central(2);
  return { mean, variance, skewness: central(3) / variance / Math.sqrt(variance), kurtosis: central(4) / variance / variance };
}

/** How many standard errors `actual` is from `expected`. The samples are fixed, so a test of five either passes always or never. */
function errors(actual: number, expected: number, standardError: number): number {
  return Math.abs(actual - expected) / standardError;
}

const n = WORDS.length;

describe('uniform', () => {
  it('lies in the open interval and is exact at its ends', () => {
    expect(uniform(0)).toBe(1 / 8589934592);
    expect(uniform(LAST)).toBe(1 - 1 / 8589934592);
    expect(uniform(0x80000000)).toBe(0.5 + 1 / 8589934592);
  });

  it('has the complement of the complementary word', () => {
    fc.assert(
      fc.property(word, (w) => void expect(uniform(w) + uniform(LAST - w)).toBe(1)),
      { seed: 20115 },
    );
  });

  it('has the moments of the uniform distribution', () => {
    const { mean, variance, skewness, kurtosis } = moments(uniform);
    expect(errors(mean, 1 / 2, Math.sqrt(1 / 12 / n))).toBeLessThan(5);
    expect(errors(variance, 1 / 12, Math.sqrt(1 / 180 / n))).toBeLessThan(5);
    // Delta method with the sixth and eighth standardized moments, 27/7 and 9.
    expect(errors(skewness, 0, Math.sqrt(2.06 / n))).toBeLessThan(5);
    expect(errors(kurtosis, 9 / 5, Math.sqrt(1.32 / n))).toBeLessThan(5);
  });
});

describe('inverseNormalCdf', () => {
  // To 17 digits, by Newton's method on mpmath.ncdf with 60 digits. Wichura (1988) prints p = 0.25, 0.001 and 1e-20.
  it.each([
    [1e-300, -37.047096299361199],
    [1e-100, -21.273453560965324],
    [1e-20, -9.2623400897984076],
    [1e-12, -7.0344838253011319],
    [1e-10, -6.3613409024040562],
    [1e-5, -4.2648907939228246],
    [0.001, -3.0902323061678135],
    [0.01, -2.3263478740408411],
    [0.025, -1.9599639845400542],
    [0.05, -1.6448536269514727],
    [0.075, -1.4395314709384559],
    [0.1, -1.2815515655446004],
    [0.25, -0.67448975019608174],
    [0.4, -0.25334710313579974],
    [0.49, -0.025068908258711058],
    [0.6, 0.25334710313579974],
    [0.9, 1.2815515655446006],
    [0.975, 1.9599639845400539],
    [0.995, 2.5758293035489005],
  ])('is known at %d', (p, quantile) => {
    expect(Math.abs(inverseNormalCdf(p) / quantile - 1)).toBeLessThan(1e-15);
  });

  it('is exact at 0, 1/2 and 1', () => {
    expect([0, 0.5, 1].map(inverseNormalCdf)).toEqual([-Infinity, 0, Infinity]);
  });

  it('inverts normalCdf', () => {
    fc.assert(
      fc.property(fc.double({ min: -37, max: 0, noNaN: true }), (x) => {
        // An error of one unit in the last place of p moves the quantile by p / density, about 1 / |x| of p.
        expect(Math.abs(inverseNormalCdf(normalCdf(x)) - x)).toBeLessThan(2e-15 * Math.max(1, -x));
      }),
      { seed: 20116, numRuns: 2000 },
    );
  });
});

describe('normalCdf', () => {
  // mpmath.ncdf with 40 digits, at the double nearest to x; the values at 1, 2 and 3 are those of Abramowitz and Stegun (1964), table 26.1.
  it.each([
    [-37.5, 4.6053530095819548e-308],
    [-36.7, 3.651529302803418e-295],
    [-30, 4.9067139271481871e-198],
    [-25.3, 1.5971151302421998e-141],
    [-20, 2.7536241186062337e-89],
    [-12.34, 2.7577941516989774e-35],
    [-10, 7.6198530241605261e-24],
    [-8, 6.2209605742717841e-16],
    [-6, 9.8658764503769814e-10],
    [-5.656, 7.7470733237490677e-9],
    [-5, 2.8665157187919391e-7],
    [-3, 0.0013498980316300945],
    [-2, 0.022750131948179207],
    [-1, 0.15865525393145705],
    [-0.67, 0.25142889509531011],
    [-0.66, 0.25462691467133615],
    [-0.1, 0.46017216272297102],
    [0, 0.5],
    [0.5, 0.6914624612740131],
    [1, 0.84134474606854294],
    [1.959963984540054, 0.975],
    [2, 0.97724986805182079],
    [3, 0.99865010196836991],
    [5, 0.99999971334842812],
    [5.7, 0.9999999940096286],
    [8, 0.99999999999999938],
  ])('is known at %d', (x, p) => {
    expect(Math.abs(normalCdf(x) / p - 1)).toBeLessThan(1e-15);
  });

  it('ends in 0 and 1 and passes NaN on', () => {
    expect([-Infinity, -41, 41, Infinity, Number.NaN].map(normalCdf)).toEqual([0, 0, 1, 1, Number.NaN]);
  });

  it('does not decrease where its approximations meet', () => {
    for (const seam of [-5.656854249492381, -0.66291, 0.66291, 5.656854249492381]) {
      expect(normalCdf(seam - 1e-6)).toBeLessThan(normalCdf(seam + 1e-6));
    }
  });
});

describe('normal', () => {
  it('is bounded by its ends, which are known', () => {
    expect(Math.abs(normal(0) / -6.3379577545537893 - 1)).toBeLessThan(1e-15);
    expect(normal(LAST)).toBe(-normal(0));
  });

  it('is odd: the complementary word gives the opposite number', () => {
    fc.assert(
      fc.property(word, (w) => void expect(normal(LAST - w)).toBe(-normal(w))),
      { seed: 20117, numRuns: 2000 },
    );
  });

  it('increases with the word, across the seams of the approximation too', () => {
    const seams = [0.075, 0.925, 1.3887943864964021e-11].map((p) => Math.round(p * 4294967296));
    const pairs = [
      ...seams.flatMap((seam) => [-2, -1, 0, 1].map((step) => Math.max(0, seam + step))),
      ...fc.sample(fc.nat(LAST - 1), { seed: 20118, numRuns: 5000 }),
    ];
    for (const w of pairs) expect(normal(w + 1), `word ${w + 1}`).toBeGreaterThan(normal(w));
  });

  it('has the moments of the normal distribution', () => {
    const { mean, variance, skewness, kurtosis } = moments(normal);
    expect(errors(mean, 0, Math.sqrt(1 / n))).toBeLessThan(5);
    expect(errors(variance, 1, Math.sqrt(2 / n))).toBeLessThan(5);
    expect(errors(skewness, 0, Math.sqrt(6 / n))).toBeLessThan(5);
    expect(errors(kurtosis, 3, Math.sqrt(24 / n))).toBeLessThan(5);
  });

  it('has the quantiles of the normal distribution', () => {
    for (const x of [-3, -2, -1, -0.5, 0, 0.5, 1, 2, 3]) {
      const p = normalCdf(x);
      const share = WORDS.reduce((count, w) => count + (normal(w) < x ? 1 : 0), 0) / n;
      expect(errors(share, p, Math.sqrt((p * (1 - p)) / n))).toBeLessThan(5);
    }
  });
});

describe('lognormal', () => {
  it('is exp of a normal number', () => {
    fc.assert(
      fc.property(word, (w) => void expect(lognormal(w, 7.8, 0.6)).toBe(Math.exp(7.8 + 0.6 * normal(w)))),
      { seed: 20119 },
    );
  });

  it('is the median without spread', () => {
    expect(WORDS.subarray(0, 100).every((w) => lognormal(w, 2, 0) === Math.exp(2))).toBe(true);
  });

  it('has the mean and variance of the lognormal distribution', () => {
    const [mu, sigma] = [0.3, 0.4];
    const square = sigma * sigma;
    const { mean, variance } = moments((w) => lognormal(w, mu, sigma));
    const expected = (Math.exp(square) - 1) * Math.exp(2 * mu + square);
    const kurtosis = Math.exp(4 * square) + 2 * Math.exp(3 * square) + 3 * Math.exp(2 * square) - 3;
    expect(errors(mean, Math.exp(mu + square / 2), Math.sqrt(expected / n))).toBeLessThan(5);
    expect(errors(variance, expected, expected * Math.sqrt((kurtosis - 1) / n))).toBeLessThan(5);
  });
});

describe('bernoulli', () => {
  it('is never true at 0 and always at 1', () => {
    for (const w of [0, 1, 0x7fffffff, 0x80000000, LAST - 1, LAST]) {
      expect(bernoulli(w, 0)).toBe(false);
      expect(bernoulli(w, 1)).toBe(true);
    }
  });

  it('is true at exactly the half of the words at 1/2', () => {
    expect([0, 0x7fffffff, 0x80000000, LAST].map((w) => bernoulli(w, 0.5))).toEqual([true, true, false, false]);
  });

  it('compares the uniform number with the probability', () => {
    fc.assert(
      fc.property(word, fc.double({ min: 0, max: 1, noNaN: true }), (w, p) => {
        expect(bernoulli(w, p)).toBe(uniform(w) < p);
      }),
      { seed: 20120, numRuns: 1000 },
    );
  });

  it('is false where the uniform number is the probability', () => {
    for (const w of [0, 5, LAST]) expect(bernoulli(w, uniform(w))).toBe(false);
  });

  it('stays true as the probability grows', () => {
    const p = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(word, p, p, (w, a, b) => {
        expect(bernoulli(w, Math.max(a, b)) || !bernoulli(w, Math.min(a, b))).toBe(true);
      }),
      { seed: 20121, numRuns: 1000 },
    );
  });

  it('has its frequency', () => {
    for (const p of [0.001, 0.15, 0.5, 0.92]) {
      expect(errors(WORDS.reduce((count, w) => count + (bernoulli(w, p) ? 1 : 0), 0) / n, p, Math.sqrt((p * (1 - p)) / n))).toBeLessThan(5);
    }
  });
});

describe('categorical', () => {
  it('has the frequencies of the weights, whatever their sum', () => {
    const weights = [1, 0, 4, 2, 3];
    const cumulative = Float64Array.of(1, 1, 5, 7, 10);
    const counts = Array.from({ length: 5 }, () => 0);
    for (const w of WORDS) counts[categorical(w, cumulative)]!++;
    for (const [i, weight] of weights.entries()) {
      const p = weight / 10;
      expect(Math.abs(counts[i]! / n - p)).toBeLessThanOrEqual(5 * Math.sqrt((p * (1 - p)) / n));
    }
  });

  it('is the first category whose running sum exceeds the uniform number', () => {
    const weights = fc.array(fc.nat(5), { minLength: 1, maxLength: 12 }).filter((list) => list.some((weight) => weight > 0));
    fc.assert(
      fc.property(word, weights, (w, list) => {
        let sum = 0;
        const cumulative = list.map((weight) => (sum += weight));
        const drawn = categorical(w, cumulative);
        expect(drawn).toBe(cumulative.findIndex((bound) => uniform(w) * sum < bound));
        expect(list[drawn]).toBeGreaterThan(0);
      }),
      { seed: 20122, numRuns: 2000 },
    );
  });

  it('leaves a running sum to the category after it', () => {
    expect(categorical(5, [uniform(4), uniform(5), 1])).toBe(2);
    expect(categorical(5, [uniform(4), uniform(6), 1])).toBe(1);
  });

  it('never draws a category without weight at the ends', () => {
    for (const w of [0, LAST]) expect(categorical(w, [0, 1, 1])).toBe(1);
  });
});

describe('uniformInteger', () => {
  it('covers 0 to n - 1 and nothing else', () => {
    for (const size of [1, 2, 3, 129, 1_000_003, 2 ** 31, 2 ** 32]) {
      expect(uniformInteger(0, size)).toBe(0);
      expect(uniformInteger(LAST, size)).toBe(size - 1);
    }
  });

  it('does not decrease with the word and stays in range', () => {
    fc.assert(
      fc.property(word, word, fc.integer({ min: 1, max: 2 ** 32 }), (a, b, size) => {
        const low = uniformInteger(Math.min(a, b), size);
        const high = uniformInteger(Math.max(a, b), size);
        expect(low).toBeLessThanOrEqual(high);
        expect(high).toBeLessThan(size);
        expect(Number.isInteger(low) && low >= 0).toBe(true);
      }),
      { seed: 20123, numRuns: 1000 },
    );
  });

  it('has equal frequencies', () => {
    const counts = Array.from({ length: 7 }, () => 0);
    for (const w of WORDS) counts[uniformInteger(w, 7)]!++;
    // Chi-square with 6 degrees of freedom: 30.7 at one in 30,000.
    expect(counts.reduce((sum, count) => sum + ((count - n / 7) * (count - n / 7)) / (n / 7), 0)).toBeLessThan(30.7);
  });
});
