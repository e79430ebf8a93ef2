import { describe, expect, test } from 'vitest';
import { fieller } from '../../src/analysis/fieller.ts';
import { studentHalfWidth } from '../../src/analysis/student.ts';
import { draws } from './draws.ts';

describe('fieller', () => {
  test('is the inverse of the denominator interval when the numerator does not vary', () => {
    const denominator = [9, 10, 11, 10, 12];
    const t = studentHalfWidth(0.95, 4);
    // Mean 10.4, s² = 1.3.
    const half = t * Math.sqrt(1.3 / 5);
    const { ratio, interval, replicates } = fieller([20, 20, 20, 20, 20], denominator);
    expect(replicates).toBe(5);
    expect(ratio).toBeCloseTo(20 / 10.4, 12);
    expect(interval!.lower).toBeCloseTo(20 / (10.4 + half), 12);
    expect(interval!.upper).toBeCloseTo(20 / (10.4 - half), 12);
  });

  test('has as ends the ratios at which the difference is just told from zero', () => {
    const a = [31, 28, 35, 30, 33, 29];
    const b = [10, 9, 12, 11, 10, 9];
    const { interval } = fieller(a, b);
    for (const end of [interval!.lower, interval!.upper]) {
      const rest = a.map((value, r) => value - end * b[r]!);
      const mean = rest.reduce((sum, value) => sum + value, 0) / 6;
      const variance = rest.reduce((sum, value) => sum + (value - mean) * (value - mean), 0) / 5;
      expect(Math.abs(mean) / Math.sqrt(variance / 6)).toBeCloseTo(studentHalfWidth(0.95, 5), 8);
    }
  });

  test('has no interval when that of the denominator spans zero, or with fewer than two replicates', () => {
    const spanning = fieller([1, 2, 3], [-1, 0, 2]);
    expect(spanning.ratio).toBeCloseTo(6, 12);
    expect(spanning.interval).toBeUndefined();
    expect(fieller([1], [2])).toEqual({ replicates: 1, ratio: 0.5, interval: undefined });
    expect(fieller([1, 1], [1, -1]).ratio).toBeNaN();
    expect(fieller([], [])).toEqual({ replicates: 0, ratio: NaN, interval: undefined });
    expect(() => fieller([1], [])).toThrow(RangeError);
  });

  test('leaves out what is not defined', () => {
    expect(fieller([1, NaN, 3, 4], [1, 5, NaN, 2])).toEqual(fieller([1, 4], [1, 2]));
  });

  test('covers the true ratio in 95 % of 5,000 experiments', () => {
    let covered = 0;
    for (let e = 0; e < 5000; e++) {
      const random = draws('fieller', e);
      const b = Array.from({ length: 10 }, () => 10 + random.normal());
      const { interval } = fieller(
        b.map((value) => 3 * value + 2 * random.normal()),
        b,
      );
      if (interval !== undefined && interval.lower <= 3 && 3 <= interval.upper) covered += 1;
    }
    // Four standard errors: 4·√(0.95·0.05/5000) = 0.0123.
    expect(Math.abs(covered / 5000 - 0.95)).toBeLessThan(0.0123);
  });
});
