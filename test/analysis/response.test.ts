import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pairedDifference } from '../../src/analysis/paired.ts';
import { adjustedShare, responseTo, shareBetween } from '../../src/analysis/response.ts';

describe('the response to a factor', () => {
  it('has a group for each of few values, with the mean and the interval of its points', () => {
    const groups = responseTo([2, 1, 2, 1, 2], [10, 1, 12, 3, 14]);
    expect(groups).toHaveLength(2);
    expect(groups[0]).toMatchObject({ from: 1, to: 1, at: 1, points: 2, mean: 2 });
    expect(groups[1]).toMatchObject({ from: 2, to: 2, at: 2, points: 3, mean: 12 });
    // s = 2, n = 3, t = 4.302653.
    expect(groups[1]!.upper - 12).toBeCloseTo((4.302653 * 2) / Math.sqrt(3), 5);
    expect(12 - groups[1]!.lower).toBeCloseTo((4.302653 * 2) / Math.sqrt(3), 5);
  });

  it('has the interval of a mean that the paired difference from nothing has', () => {
    const outcome = [0.31, 0.35, 0.29, 0.4];
    const { lower, upper } = pairedDifference(outcome, [0, 0, 0, 0]);
    const [group] = responseTo([1, 1, 1, 1], outcome);
    expect(group!.lower).toBeCloseTo(lower, 12);
    expect(group!.upper).toBeCloseTo(upper, 12);
  });

  it('has no interval for one point alone, and leaves out what is not known', () => {
    const groups = responseTo([1, 2, NaN, 3], [5, NaN, 7, 9]);
    expect(groups).toEqual([
      { from: 1, to: 1, at: 1, points: 1, mean: 5, lower: NaN, upper: NaN },
      { from: 3, to: 3, at: 3, points: 1, mean: 9, lower: NaN, upper: NaN },
    ]);
    expect(responseTo([], [])).toEqual([]);
    expect(() => responseTo([1], [])).toThrow(RangeError);
  });

  it('puts many values into bins of about equal count that keep equal values together', () => {
    const few = fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 80,
    });
    fc.assert(
      fc.property(few, (points) => {
        const [factor, outcome] = [points.map(([x]) => x), points.map(([, y]) => y)];
        const groups = responseTo(factor, outcome, { mostLevels: 5, bins: 4 });
        const different = new Set(factor).size;
        expect(groups.length).toBeLessThanOrEqual(Math.max(5, 4));
        if (different <= 5) expect(groups).toHaveLength(different);
        expect(groups.reduce((sum, group) => sum + group.points, 0)).toBe(points.length);
        groups.slice(1).forEach((group, i) => expect(group.from).toBeGreaterThan(groups[i]!.to));
        for (const { from, to, at } of groups) expect(at >= from - 1e-9 && at <= to + 1e-9).toBe(true);
        // Means of the groups, weighted, make the mean of all.
        const mean = outcome.reduce((a, b) => a + b, 0) / outcome.length;
        expect(groups.reduce((sum, group) => sum + group.points * group.mean, 0) / points.length).toBeCloseTo(mean, 9);
      }),
      { seed: 20_260_501, numRuns: 200 },
    );
    const straight = Array.from({ length: 80 }, (_, i) => i);
    expect(responseTo(straight, straight).map((group) => group.points)).toEqual(Array.from({ length: 8 }, () => 10));
  });

  it('does not depend on the order of the points but for rounding', () => {
    const [factor, outcome] = [
      [3, 1, 2, 1, 3, 2],
      [6, 1, 4, 2, 5, 3],
    ];
    expect(responseTo(factor.toReversed(), outcome.toReversed())).toEqual(responseTo(factor, outcome));
  });
});

describe('the share between groups', () => {
  it('is one where the factor decides alone, and zero where it decides nothing', () => {
    const [one, nothing] = [
      [1, 1, 2, 2],
      [1, 2, 1, 2],
    ];
    const outcome = [5, 5, 9, 9];
    expect(shareBetween(responseTo(one, outcome), outcome)).toBe(1);
    expect(shareBetween(responseTo(nothing, outcome), outcome)).toBe(0);
    expect(shareBetween(responseTo(one, [3, 3, 3, 3]), [3, 3, 3, 3])).toBeNaN();
  });

  it('less what chance gives is about zero for a factor that does nothing, on either side of it', () => {
    // Every way to deal out eight outcomes to two groups of four is as likely as any other.
    const outcome = [1, 2, 4, 7, 11, 16, 22, 29];
    const shares: number[] = [];
    for (let bits = 0; bits < 256; bits++) {
      const factor = outcome.map((_, i) => (bits >> i) & 1);
      if (factor.reduce((sum, each) => sum + each, 0) !== 4) continue;
      shares.push(adjustedShare(shareBetween(responseTo(factor, outcome), outcome), 8, 2));
    }
    expect(shares).toHaveLength(70);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(0, 10);
    expect(adjustedShare(1, 8, 2)).toBe(1);
    expect(adjustedShare(0.5, 4, 4)).toBeNaN();
  });

  it('of the factors of a full factorial of an additive model add up to one', () => {
    const points = Array.from({ length: 24 }, (_, p) => [p % 2, Math.floor(p / 2) % 3, Math.floor(p / 6)] as const);
    const outcome = points.map(([a, b, c]) => 3 * a + (b === 1 ? 2 : 0) - 0.5 * c);
    const shares = [0, 1, 2].map((i) =>
      shareBetween(
        responseTo(
          points.map((point) => point[i]!),
          outcome,
        ),
        outcome,
      ),
    );
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 12);
    // Variances of the effects: 9/4, 8/9 and 5/16.
    expect(shares[0]! / shares[1]!).toBeCloseTo(9 / 4 / (8 / 9), 10);
  });
});
