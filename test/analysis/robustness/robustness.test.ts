import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  binomialTail,
  futureMeans,
  measureRobustness,
  regretOf,
  robustnessMeasures,
  winsOver,
  type PolicyFutures,
  type Robustness,
  type RobustnessMeasure,
} from '../../../src/analysis/robustness/index.ts';
import { quantileOf } from '../../../src/analysis/robustness/quantile.ts';
import { draws } from '../draws.ts';

/** One replicate: `payoffs[policy][future]`. */
function table(payoffs: readonly (readonly number[])[], better: 'lower' | 'higher' = 'higher'): PolicyFutures {
  const [policies, futures] = [payoffs.length, payoffs[0]!.length];
  const values = Array.from({ length: policies * futures }, (_, i) => payoffs[i % policies]![Math.floor(i / policies)]!);
  return { futures, policies, replicates: 1, outcome: { values, better } };
}

const of = ({ measures }: Robustness, measure: RobustnessMeasure) => measures.filter((one) => one.measure === measure);
const bestBy = (result: Robustness, measure: RobustnessMeasure): number[] =>
  of(result, measure).flatMap(({ best, policy }) => (best ? [policy] : []));

describe("Milnor's decision problem", () => {
  // Milnor (1954), Games against nature, in Decision Processes, 49-59; also Luce & Raiffa (1957), 286: every criterion takes another act.
  const milnor = table([
    [2, 2, 0, 1],
    [1, 1, 1, 1],
    [0, 4, 0, 0],
    [1, 3, 0, 0],
  ]);
  const result = measureRobustness(milnor, { resamples: 0 });

  test('Laplace takes the first act, Wald the second, Hurwicz the third, Savage the fourth', () => {
    expect(bestBy(result, 'mean')).toEqual([0]);
    expect(bestBy(result, 'worst')).toEqual([1]);
    expect(bestBy(result, 'hurwicz')).toEqual([2]);
    expect(bestBy(result, 'max_regret')).toEqual([3]);
  });

  test('regrets are as published', () => {
    expect([...regretOf(result.futures, 4, 'higher')]).toEqual([0, 1, 2, 1, 2, 3, 0, 1, 1, 0, 1, 1, 0, 0, 1, 1]);
    expect(of(result, 'max_regret').map(({ value }) => value)).toEqual([2, 3, 2, 1]);
  });

  test("an optimism of less than a quarter makes Hurwicz's criterion Wald's", () => {
    expect(bestBy(measureRobustness(milnor, { resamples: 0, optimism: 0.24 }), 'hurwicz')).toEqual([1]);
    expect(bestBy(measureRobustness(milnor, { resamples: 0, optimism: 0.26 }), 'hurwicz')).toEqual([2]);
  });

  test('losses instead of gains change nothing', () => {
    const losses = measureRobustness(
      { ...milnor, outcome: { values: Array.from(milnor.outcome.values, (x) => -x), better: 'lower' } },
      { resamples: 0 },
    );
    for (const measure of robustnessMeasures) expect(bestBy(losses, measure)).toEqual(bestBy(result, measure));
  });
});

const matrices = fc
  .tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 2, max: 12 }))
  .chain(([p, f]) =>
    fc.array(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: f, maxLength: f }), { minLength: p, maxLength: p }),
  );

describe('measures of robustness', () => {
  test('regret is never negative, is zero for the best policy of a future, and its summaries are in order', () => {
    fc.assert(
      fc.property(matrices, (payoffs) => {
        const result = measureRobustness(table(payoffs), { resamples: 0 });
        const regret = regretOf(result.futures, payoffs.length, 'higher');
        for (let from = 0; from < regret.length; from += payoffs.length)
          expect(Math.min(...regret.subarray(from, from + payoffs.length))).toBe(0);
        for (let p = 0; p < payoffs.length; p++) {
          const value = (measure: RobustnessMeasure): number => of(result, measure)[p]!.value;
          expect(value('p90_regret')).toBeLessThanOrEqual(value('max_regret'));
          expect(value('mean_regret')).toBeLessThanOrEqual(value('max_regret') + 1e-12);
          expect(value('worst')).toBeLessThanOrEqual(value('mean') + 1e-12);
        }
      }),
      { seed: 20, numRuns: 100 },
    );
  });

  test('adding a number to all policies of a future leaves every regret as it was', () => {
    fc.assert(
      fc.property(matrices, fc.array(fc.integer({ min: -20, max: 20 }), { minLength: 12, maxLength: 12 }), (payoffs, shifts) => {
        const regrets = (shifted: boolean): number[] => {
          const rows = payoffs.map((row) => row.map((x, f) => Math.round(x) + (shifted ? shifts[f]! : 0)));
          return [...regretOf(futureMeans(table(rows)), rows.length, 'higher')];
        };
        expect(regrets(true)).toEqual(regrets(false));
      }),
      { seed: 21, numRuns: 100 },
    );
  });

  test('satisficing is the share of futures that meet every criterion, ends included', () => {
    const headcount = table(
      [
        [0.01, 0.02, 0.05, 0.02],
        [0.03, 0.03, 0.02, 0.01],
      ],
      'lower',
    );
    const income = table([
      [9, 7, 9, 9],
      [9, 9, 9, 9],
    ]);
    const criteria = [
      { values: headcount.outcome.values, atMost: 0.02 },
      { values: income.outcome.values, atLeast: 8 },
    ];
    const result = measureRobustness({ ...headcount, criteria }, { resamples: 0 });
    expect(of(result, 'satisficing').map(({ value }) => value)).toEqual([0.5, 0.5]);
  });

  test('a replicate counts only where every policy has it, and a future without any is left out and counted', () => {
    // Two policies, three futures, two replicates.
    const values = [1, 3, 2, NaN, NaN, 5, 6, NaN, 7, 9, 8, 8];
    const means = futureMeans({ futures: 3, policies: 2, replicates: 2, outcome: { values, better: 'lower' } });
    expect([...means.used]).toEqual([0, 2]);
    expect(means.leftOut).toBe(1);
    expect(means.replicates).toBe(3);
    expect([...means.means]).toEqual([1, 2, 8, 8]);
  });

  test('without a single future everything is unknown', () => {
    const result = measureRobustness({ futures: 2, policies: 2, replicates: 1, outcome: { values: [NaN, 1, 2, NaN], better: 'lower' } });
    expect(result.futures.leftOut).toBe(2);
    for (const { value, best, wins } of result.measures) expect([value, best, wins]).toEqual([NaN, false, NaN]);
  });
});

describe('intervals over resampled futures', () => {
  const noise = draws('robustness', 0);
  // The second policy is better by 1 on average, with noise of 3 between futures.
  const payoffs = [0, 1].map((lift) => Array.from({ length: 80 }, () => 10 + lift + 3 * noise.normal()));
  const result = measureRobustness(table(payoffs), { resamples: 400, seed: 'test' });

  test('hold the value, and shares of wins sum to one', () => {
    for (const measure of robustnessMeasures) {
      const both = of(result, measure);
      expect(both[0]!.wins + both[1]!.wins).toBeCloseTo(1, 12);
      for (const { value, lower, upper } of both) {
        expect(lower).toBeLessThanOrEqual(value);
        expect(upper).toBeGreaterThanOrEqual(value);
      }
    }
  });

  test('of a mean agree with the standard error', () => {
    const [mean, sd] = [of(result, 'mean')[0]!, of(result, 'sd')[0]!];
    const expected = (2 * 1.96 * sd.value) / Math.sqrt(80);
    expect((mean.upper - mean.lower) / expected).toBeGreaterThan(0.85);
    expect((mean.upper - mean.lower) / expected).toBeLessThan(1.15);
  });

  test('are the same for the same seed', () => {
    expect(measureRobustness(table(payoffs), { resamples: 400, seed: 'test' })).toEqual(result);
  });
});

describe('where one policy does better than another', () => {
  test('goes by the sign of the paired mean, with the noise pooled over futures', () => {
    // Differences (other less policy): 1 and 3; 0.1 and -0.2; -2 and -2; one pair alone; no pair.
    const policy = [1, 1, 1, 1, 4, 4, 1, NaN, NaN, 1];
    const other = [2, 4, 1.1, 0.8, 2, 2, 6, 1, 1, NaN];
    const wins = winsOver(policy, other, 2, 'lower');
    expect([...wins.won]).toEqual([1, 0, 0, 1, NaN]);
    expect(wins.advantage[0]).toBe(2);
    expect(wins.advantage[1]).toBeCloseTo(-0.05, 12);
    // Pooled variance (2 + 0.045 + 0) / 3; t of 3 degrees of freedom 3.182446.
    expect(wins.halfWidth).toBeCloseTo(3.182446305 * Math.sqrt(2.045 / 3 / 2), 8);
    expect([...wins.told]).toEqual([1, 0, 1, 1, NaN]);
  });

  test('one replicate tells a sign and nothing of its error', () => {
    const wins = winsOver([1, 5], [2, 3], 1, 'lower');
    expect([...wins.won]).toEqual([1, 0]);
    expect([...wins.told]).toEqual([NaN, NaN]);
    expect(wins.halfWidth).toBeNaN();
  });
});

describe('the binomial tail', () => {
  // scipy.stats.binom.sf(successes - 1, trials, chance), SciPy 1.17.1.
  test.for([
    [8, 10, 0.5, 0.0546875],
    [30, 40, 0.6, 0.035222480114168786],
    [3, 20, 0.4, 0.9963885279408712],
    [95, 100, 0.5, 6.26162256269268e-23],
    [60, 400, 0.1, 0.0010528245171127764],
    [12, 12, 0.75, 0.031676352024078376],
  ] as const)('of %i in %i at %f', ([successes, trials, chance, expected]) => {
    expect(binomialTail(successes, trials, chance) / expected).toBeCloseTo(1, 10);
  });

  test('ends at certainty and impossibility', () => {
    expect([binomialTail(0, 5, 0), binomialTail(1, 5, 0), binomialTail(5, 5, 1), binomialTail(6, 5, 0.5)]).toEqual([1, 0, 1, 0]);
  });
});

test('quantiles are those of type 7', () => {
  expect(quantileOf([1, 2, 3, 4], 0.9)).toBeCloseTo(3.7, 12);
  expect(quantileOf([5], 0.3)).toBe(5);
  expect(quantileOf([], 0.5)).toBeNaN();
});
