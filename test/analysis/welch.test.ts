import { describe, expect, it } from 'vitest';
import { studentHalfWidth } from '../../src/analysis/student.ts';
import { welchDifference } from '../../src/analysis/welch.ts';
import { draws } from './draws.ts';

describe('the difference of independent means', () => {
  it('has the published interval of two unequal samples', () => {
    // Welch-Satterthwaite: variances of means 2.5/5 and 10/5, degrees (0.5 + 2)² / (0.5²/4 + 2²/4) = 5.88, rounded down.
    const { difference, lower, upper, mean, referenceMean } = welchDifference([1, 2, 3, 4, 5], [2, 4, 6, 8, 10]);
    expect([mean, referenceMean, difference]).toEqual([3, 6, -3]);
    const half = studentHalfWidth(0.95, 5) * Math.sqrt(2.5);
    expect(lower).toBeCloseTo(-3 - half, 10);
    expect(upper).toBeCloseTo(-3 + half, 10);
  });

  it('leaves out what is not defined, and has no interval for one value', () => {
    expect(welchDifference([1, NaN, 3], [2, 2]).difference).toBe(0);
    expect(welchDifference([1], [2, 4]).lower).toBeNaN();
    expect(welchDifference([], [2, 4]).difference).toBeNaN();
  });

  it('is exact where nothing varies', () => {
    expect(welchDifference([2, 2, 2], [1, 1])).toMatchObject({ difference: 1, lower: 1, upper: 1 });
  });

  it('covers the truth about 95 times in a hundred', () => {
    const { normal: draw } = draws('welch', 0);
    let covered = 0;
    const trials = 4000;
    for (let i = 0; i < trials; i++) {
      const a = Array.from({ length: 6 }, () => 1 + 3 * draw());
      const b = Array.from({ length: 10 }, () => draw());
      const { lower, upper } = welchDifference(a, b);
      if (lower <= 1 && upper >= 1) covered++;
    }
    expect(covered / trials).toBeGreaterThan(0.94);
    expect(covered / trials).toBeLessThan(0.975);
  });
});
