import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { replicatesForHalfWidth, replicatesToSettle } from '../../src/analysis/replication.ts';
import { studentHalfWidth } from '../../src/analysis/student.ts';

const halfWidth = (standardDeviation: number, replicates: number): number =>
  (studentHalfWidth(0.95, replicates - 1) * standardDeviation) / Math.sqrt(replicates);

describe('replicatesToSettle', () => {
  test('is the first number of replicates whose interval leaves out zero', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 20, noNaN: true }), fc.integer({ min: 2, max: 50 }), (ratio, replicates) => {
        const needed = replicatesToSettle(-ratio, 1 / Math.sqrt(replicates), replicates)!;
        expect(halfWidth(1, needed)).toBeLessThan(ratio * (1 + 1e-12));
        if (needed > 2) expect(halfWidth(1, needed - 1)).toBeGreaterThanOrEqual(ratio * (1 - 1e-12));
      }),
      { seed: 41 },
    );
  });

  test('is two for a difference that does not vary, and unknown for none, for one replicate and beyond a million', () => {
    expect(replicatesToSettle(0.1, 0, 10)).toBe(2);
    expect(replicatesToSettle(0, 0.1, 10)).toBeNull();
    expect(replicatesToSettle(NaN, 0.1, 10)).toBeNull();
    expect(replicatesToSettle(0.1, NaN, 1)).toBeNull();
    // (1.96/0.0019)² is 1,064,000, and with 0.0021 it is 871,000.
    expect(replicatesToSettle(0.0019, 1 / Math.sqrt(10), 10)).toBeNull();
    expect(replicatesToSettle(0.0021, 1 / Math.sqrt(10), 10)).toBeCloseTo(871_108, -2);
  });
});

describe('replicatesForHalfWidth', () => {
  test('is the first number of replicates that is narrow enough', () => {
    // s = 1: t(15)/√16 = 0.5329 and t(17)/√18 = 0.4973, t(16)/√17 = 0.5142.
    expect(replicatesForHalfWidth(1, 0.5)).toBe(18);
    expect(replicatesForHalfWidth(1, 0.5142)).toBe(17);
    expect(replicatesForHalfWidth(0, 0.1)).toBe(2);
    expect(replicatesForHalfWidth(1, 1e-6)).toBeNull();
  });
});
