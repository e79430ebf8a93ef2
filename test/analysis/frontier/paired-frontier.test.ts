import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bestOf, bestWithin } from '../../../src/analysis/frontier/best.ts';
import { meanOf, pairedFrontier } from '../../../src/analysis/frontier/paired-frontier.ts';
import { paretoFrontier } from '../../../src/analysis/frontier/pareto.ts';
import { draws } from '../draws.ts';

const objectives = [
  { name: 'cost', better: 'lower' },
  { name: 'lifted', better: 'higher' },
] as const;

/** Means with noise; `common` is the part of the noise that all alternatives of a replicate share. */
function noisy(name: string, experiment: number, means: readonly (readonly number[])[], replicates: number, common: number, own: number) {
  const random = draws(name, experiment);
  const shared = Array.from({ length: replicates }, () => common * random.normal());
  return means.map((list) => list.map((mean) => shared.map((noise) => mean + noise + own * random.normal())));
}

describe('pairedFrontier', () => {
  test('is the frontier of the means when every difference stands out of its noise', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 0, max: 9 })), {
          minLength: 1,
          maxLength: 10,
          selector: String,
        }),
        fc.nat(1000),
        (means, experiment) => {
          // Equal values are equal in every replicate here, and others a unit apart under noise of a thousandth.
          const random = draws('frontier', experiment);
          const noise = Array.from({ length: 6 }, () => random.normal());
          const values = means.map((list) => list.map((mean, k) => noise.map((n, r) => mean + n + 1e-3 * mean * ((r + k) % 3))));
          const places = pairedFrontier(values, objectives);
          const expected = paretoFrontier(means, objectives);
          expect([...places.keys()].filter((i) => places[i]!.onFrontier)).toEqual(expected);
          expect([...places.keys()].filter((i) => places[i]!.plain)).toEqual(expected);
        },
      ),
      { seed: 8, numRuns: 100 },
    );
  });

  test('names who dominates, and needs a gain that is told and no loss that is told', () => {
    const base = [1, 2, 3, 4, 5, 6];
    const alternative = (cost: number, lifted: number, wobble = 0): number[][] => [
      base.map((b) => b + cost),
      base.map((b, r) => 10 * b + lifted + wobble * (r % 2 === 0 ? 1 : -1)),
    ];
    const places = pairedFrontier([alternative(0, 0), alternative(0, 5), alternative(1, 9), alternative(0, 6, 4)], objectives);
    // 1 lifts five more at the same cost. 2 lifts more still, but costs more. 3 lifts six more on average, which does not stand out of its
    // noise: it dominates neither 0 nor 1, but 2, which costs more and whose three more cannot be told from none.
    expect(places.map(({ dominatedBy }) => dominatedBy)).toEqual([[1], [], [3], []]);
    expect(places.map(({ plain }) => plain)).toEqual([false, false, true, true]);
    expect(places.map(({ onFrontier }) => onFrontier)).toEqual([false, true, false, true]);
  });

  test('takes differences up to a margin for none', () => {
    const cheap = [
      [1, 1.01, 1.02],
      [50, 60, 70],
    ];
    const better = [
      [1.1, 1.11, 1.12],
      [80, 90, 101],
    ];
    expect(pairedFrontier([cheap, better], objectives)[0]!.onFrontier).toBe(true);
    expect(pairedFrontier([cheap, better], [{ ...objectives[0], margin: 0.2 }, objectives[1]])[0]!.dominatedBy).toEqual([1]);
    expect(
      pairedFrontier(
        [cheap, better],
        [
          { ...objectives[0], margin: 0.2 },
          { ...objectives[1], margin: 40 },
        ],
      )[0]!.onFrontier,
    ).toBe(true);
  });

  test('tells nothing apart with one replicate, and leaves out what is not defined', () => {
    const places = pairedFrontier(
      [
        [[1], [1]],
        [[0], [2]],
        [[NaN], [9]],
      ],
      objectives,
    );
    expect(places.map(({ onFrontier }) => onFrontier)).toEqual([true, true, false]);
    expect(places.map(({ plain }) => plain)).toEqual([false, true, false]);
    expect(places[2]!.dominatedBy).toEqual([]);
    expect(places[2]!.means[0]).toBeNaN();
  });

  test('does not depend on the order of the alternatives, on the unit of an objective, or on which way it is written', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.integer({ min: 2, max: 8 }), (experiment, count) => {
        const random = draws('laws', experiment);
        const means = Array.from({ length: count }, () => [3 * random.uniform(), 3 * random.uniform()]);
        const values = noisy('laws', experiment, means, 6, 1, 0.1);
        const places = pairedFrontier(values, objectives);
        const turned = pairedFrontier(values.toReversed(), objectives).toReversed();
        expect(turned.map(({ onFrontier, plain }) => [onFrontier, plain])).toEqual(
          places.map(({ onFrontier, plain }) => [onFrontier, plain]),
        );
        expect(turned.map(({ dominatedBy }) => dominatedBy.map((i) => count - 1 - i).toReversed())).toEqual(
          places.map(({ dominatedBy }) => dominatedBy),
        );
        const mirrored = values.map(([cost, lifted]) => [cost!.map((x) => -8 * x), lifted!]);
        const same = pairedFrontier(mirrored, [{ name: 'saving', better: 'higher' }, objectives[1]]);
        expect(same.map(({ dominatedBy }) => dominatedBy)).toEqual(places.map(({ dominatedBy }) => dominatedBy));
      }),
      { seed: 10, numRuns: 60 },
    );
  });

  test('calls an alternative that is as good as all others dominated in at most 5 % of 600 experiments', () => {
    let wrong = 0;
    const means = Array.from({ length: 12 }, () => [0, 0]);
    for (let e = 0; e < 600; e++) if (!pairedFrontier(noisy('equal', e, means, 8, 1, 1), objectives)[0]!.onFrontier) wrong++;
    // Three standard errors above 0.05: 3·√(0.05·0.95/600) = 0.027.
    expect(wrong / 600).toBeLessThan(0.077);
    // Holm over 22 tests of which few are independent does not make it never happen: the test would see a rule that never rejects.
    expect(wrong).toBeGreaterThan(0);
  });
});

describe('bestOf', () => {
  test('finds the best mean and all that cannot be told from it', () => {
    const [clear, same, near, worse, none] = [
      [1, 2, 3, 4],
      [1, 2, 3, 4],
      [2, 1, 4, 3.2],
      [11, 12, 13, 14],
      [NaN, NaN, NaN, NaN],
    ];
    const values = [worse, clear, same, near, none] as number[][];
    expect(bestOf(values, { better: 'lower' })).toEqual({ best: 1, tied: [1, 2, 3] });
    expect(bestOf(values, { better: 'higher' })).toEqual({ best: 0, tied: [0] });
    expect(bestOf(values, { better: 'higher' }, [3, 1])).toEqual({ best: 3, tied: [1, 3] });
    expect(bestOf([none!], { better: 'lower' })).toBeUndefined();
  });

  test('within a budget is the best of what can be paid: every budget against a search through all', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { minLength: 1, maxLength: 12 }), fc.nat(10), (list, budget) => {
        const values = list.map(([, value]) => [value, value + 1]);
        const costs = list.map(([cost]) => [cost - 1, cost + 1]);
        const found = bestWithin(values, costs, budget, { better: 'higher' });
        const payable = list.filter(([cost]) => cost <= budget);
        if (payable.length === 0) expect(found).toBeUndefined();
        else expect(meanOf(values[found!.best]!)).toBe(0.5 + Math.max(...payable.map(([, value]) => value)));
      }),
      { seed: 9, numRuns: 200 },
    );
  });
});
