import { describe, expect, test } from 'vitest';
import { rankStability } from '../../../src/analysis/frontier/rank-stability.ts';
import { draws } from '../draws.ts';

const lifted = [{ name: 'lifted', better: 'higher' }] as const;

describe('rankStability', () => {
  test('is sure of a clear order, and gives it the same each time', () => {
    const alternatives = [[[1, 2, 3]], [[7, 8, 9]], [[4, 5, 6]], [[NaN, NaN, NaN]]];
    const found = rankStability(alternatives, lifted, { seed: 'a', draws: 200 });
    expect(found.slice(0, 3)).toEqual([
      { rank: 3, best: 0, lower: 3, upper: 3 },
      { rank: 1, best: 1, lower: 1, upper: 1 },
      { rank: 2, best: 0, lower: 2, upper: 2 },
    ]);
    expect(found[3]).toEqual({ rank: NaN, best: NaN, lower: NaN, upper: NaN });
    expect(rankStability(alternatives, lifted, { seed: 'a', draws: 200 })).toEqual(found);
  });

  test('divides first places among equals, and among alternatives that only chance tells apart', () => {
    const same = [1, 5, 3, 4];
    const found = rankStability([[same], [same]], lifted, { seed: 'b', draws: 100 });
    expect(found).toEqual([
      { rank: 1.5, best: 0.5, lower: 1.5, upper: 1.5 },
      { rank: 1.5, best: 0.5, lower: 1.5, upper: 1.5 },
    ]);
    // Exactly opposite deviations around the same mean: each is best in half of the draws.
    const up = [1, -1, 2, -2, 3, -3];
    const [a] = rankStability([[up], [up.map((x) => -x)]], lifted, { seed: 'c', draws: 4000 });
    // Four standard errors: 4·√(0.25/4000) = 0.032.
    expect(Math.abs(a!.best - 0.5)).toBeLessThan(0.032);
    expect([a!.lower, a!.upper]).toEqual([1, 2]);
  });

  test('agrees with the exact bootstrap of two replicates', () => {
    // Differences +1 and -3: the mean is positive only if the first replicate is drawn twice, with probability 1/4.
    const [a] = rankStability([[[1, -3]], [[0, 0]]], lifted, { seed: 'd', draws: 8000 });
    expect(Math.abs(a!.best - 0.25)).toBeLessThan(0.02);
  });

  test('draws weights uniformly: the share of first places is the part of weights that favours an alternative', () => {
    const objectives = [
      { name: 'cost', better: 'lower' },
      { name: 'lifted', better: 'higher' },
    ] as const;
    // On the scale of the three: a is best in cost and worst in effect, b the other way round, c three quarters of the way in both.
    const flat = (x: number): number[] => [x, x, x];
    const alternatives = [
      [flat(0), flat(0)],
      [flat(100), flat(8)],
      [flat(25), flat(6)],
    ];
    const shares = rankStability(alternatives, objectives, { seed: 'e', draws: 8000, weights: 'drawn' }).map(({ best }) => best);
    // a wins above a weight of 3/4 on cost, b below 1/4.
    for (const [i, expected] of [0.25, 0.25, 0.5].entries()) expect(Math.abs(shares[i]! - expected)).toBeLessThan(0.023);
    expect(rankStability(alternatives, objectives, { seed: 'e', weights: [1, 0] })[0]!.rank).toBe(1);
    expect(rankStability(alternatives, objectives, { seed: 'e', weights: [0, 1] })[1]!.rank).toBe(1);
  });

  test('makes no draws of fewer than two common replicates', () => {
    const [a, b] = rankStability([[[1, NaN]], [[2, 3]]], lifted, { seed: 'f' });
    expect(a).toEqual({ rank: 2, best: NaN, lower: NaN, upper: NaN });
    expect(b!.rank).toBe(1);
  });

  test('gets wider ranks with more noise', () => {
    const at = (noise: number): number => {
      const random = draws('ranks', 1);
      const alternatives = Array.from({ length: 6 }, (_, i) => [Array.from({ length: 8 }, () => i + noise * random.normal())]);
      return rankStability(alternatives, lifted, { seed: 'g', draws: 500 }).reduce((sum, { lower, upper }) => sum + upper - lower, 0);
    };
    expect(at(0.01)).toBe(0);
    expect(at(1)).toBeLessThan(at(5));
    expect(at(1)).toBeGreaterThan(0);
  });
});
