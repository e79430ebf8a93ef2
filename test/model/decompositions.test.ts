import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { distributionOf, sortIncomes } from '../../src/model/indicators/distribution.ts';
import { findPoorer, marksFor, type Poorer } from '../../src/model/indicators/income-marks.ts';
import { SortedIncomes } from '../../src/model/indicators/sorted-incomes.ts';
import { entropyOf, type LogSums } from '../../src/model/indicators/entropy.ts';
import { decileBounds, partMeans } from '../../src/model/indicators/ranked-incomes.ts';
import { rankKey } from '../../src/model/indicators/rank-key.ts';
import { addScaledPoverty, growthIncidence, referenceComponents, shapleyComponents } from '../../src/model/indicators/growth.ts';
import { multidimensionalOf } from '../../src/model/indicators/multidimensional.ts';
import { household, tallied } from './tallied.ts';

const ones = (count: number): number[] => Array<number>(count).fill(1);
const ranked = (list: readonly number[]) => sortIncomes(list, ones(list.length));
const distribution = (list: readonly number[]) => distributionOf(list, ones(list.length));
/** Persons poorer than an income and their income, from the marks that a county leaves. */
function poorerThan(income: number, list: readonly number[], sizes: readonly number[]): Poorer {
  const keys = Uint32Array.from(list, (y, i) => rankKey(y, sizes[i]!)).sort();
  const count = marksFor(keys.length);
  const marks = { at: new Int32Array(count), persons: new Float64Array(count), income: new Float64Array(count) };
  new SortedIncomes().loadCounty(keys, marks, 0, undefined, 0);
  const poorer = { persons: 0, income: 0 };
  findPoorer(poorer, keys, 0, keys.length, marks, 0, count, income);
  return poorer;
}
/** Sums of a place with groups. */
const grouped = (groups: readonly (readonly number[])[]): LogSums => {
  const sums = groups.map((group) => ranked(group).logSums());
  return Object.fromEntries(
    Object.keys(sums[0]!).map((name) => [name, sums.reduce((all, one) => all + one[name as keyof LogSums], 0)]),
  ) as unknown as LogSums;
};
const seeded = { seed: 2014 };
const incomes = fc.array(fc.float({ min: 1, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('inequality of five incomes whose indices are published', () => {
  const y = [40, 80, 90, 150, 200];
  const { theil, mld, gini, palma, p90p10, bottomCoded } = distribution(y);

  it('is a mean log deviation of 0.1425652, a Theil index of 0.1285707 and a Gini coefficient of 0.2785714', () => {
    expect(mld).toBeCloseTo(0.1425652, 7);
    expect(theil).toBeCloseTo(0.1285707, 7);
    expect(gini).toBeCloseTo(0.2785714, 7);
  });

  it('has the tenths of half a person, and deciles that fall on persons', () => {
    // The poorest four tenths are two persons with 120; the richest tenth is half a person with 200.
    expect(palma).toBeCloseTo(100 / 120, 12);
    expect(p90p10).toBeCloseTo(200 / 40, 12);
    expect(bottomCoded).toBe(0);
  });
});

describe('Theil index and mean log deviation of a place with groups', () => {
  it('lie within and between the groups, and the parts add up to the indices of all persons at once', () => {
    fc.assert(
      fc.property(fc.array(incomes, { minLength: 1, maxLength: 5 }), (groups) => {
        const parts = entropyOf(grouped(groups));
        const whole = distribution(groups.flat());
        expect(parts.theil).toBeCloseTo(whole.theil, 9);
        expect(parts.mld).toBeCloseTo(whole.mld, 9);
        expect(parts.theilWithin + parts.theilBetween).toBeCloseTo(whole.theil, 9);
        expect(parts.mldWithin + parts.mldBetween).toBeCloseTo(whole.mld, 9);
        expect(Math.min(parts.theilWithin, parts.theilBetween, parts.mldWithin, parts.mldBetween)).toBeGreaterThan(-1e-9);
      }),
      seeded,
    );
  });

  it('have nothing between groups of equal means, and nothing within groups of equal incomes', () => {
    const of = (...groups: number[][]) => entropyOf(grouped(groups));
    expect(of([50, 150], [80, 120]).theilBetween).toBeCloseTo(0, 12);
    expect(of([50, 150], [80, 120]).mldBetween).toBeCloseTo(0, 12);
    const apart = of([100, 100], [300, 300]);
    expect(apart.mldWithin).toBeCloseTo(0, 12);
    expect(apart.mldBetween).toBeCloseTo(Math.log(200) - (Math.log(100) + Math.log(300)) / 2, 12);
  });

  it('count incomes below one yuan as one yuan, and say of how many persons', () => {
    const { mld, bottomCoded } = distribution([0, 0.5, 1, 9]);
    expect(bottomCoded).toBe(2);
    expect(mld).toBeCloseTo(distribution([1, 1, 1, 9]).mld, 12);
  });
});

describe('hundredths and tenths', () => {
  it('have equal numbers of persons, and their means that of all', () => {
    fc.assert(
      fc.property(incomes, fc.integer({ min: 1, max: 120 }), (list, parts) => {
        const means = new Float64Array(parts);
        partMeans(ranked(list), parts, means);
        const mean = list.reduce((a, b) => a + b) / list.length;
        expect(means.reduce((a, b) => a + b) / parts / mean).toBeCloseTo(1, 9);
        for (let p = 1; p < parts; p++) expect(means[p]!).toBeGreaterThanOrEqual(means[p - 1]! * (1 - 1e-9));
      }),
      seeded,
    );
  });

  it('divide a household that lies across a border', () => {
    const means = new Float64Array(2);
    partMeans(sortIncomes([10, 20], [1, 2]), 2, means);
    expect(Array.from(means)).toEqual([expect.closeTo((10 + 0.5 * 20) / 1.5, 10), expect.closeTo(20, 10)]);
  });

  /** Tenth of each income, as bounds say it. */
  const tenths = (list: readonly number[]): number[] => {
    const bounds = [...decileBounds(ranked(list))];
    return list.map((y) => bounds.filter((bound) => rankKey(y, 1) >= bound).length);
  };

  it('put ten persons of different incomes into ten tenths', () => {
    expect(tenths([1, 3, 4, 5, 8, 9, 15, 26, 35, 97])).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('put households of equal income into the same tenth', () => {
    expect(new Set(tenths(Array<number>(20).fill(7))).size).toBe(1);
  });
});

describe('growth and redistribution (Datt and Ravallion)', () => {
  const line = 100;
  const before = [40, 80, 90, 150, 200];
  const after = [60, 85, 120, 160, 300];
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b) / list.length;
  const gapOf = (list: readonly number[], factor: number): number => {
    const sums = { headcount: 0, gap: 0 };
    addScaledPoverty(sums, poorerThan(line / factor, list, ones(list.length)), line / factor);
    return sums.gap / 5;
  };
  const growth = mean(after) / mean(before);
  const indices = [gapOf(before, 1), gapOf(before, growth), gapOf(after, 1 / growth), gapOf(after, 1)] as const;

  it('have the published parts of a change of the poverty gap by -0.07', () => {
    expect(indices[3] - indices[0]).toBeCloseTo(-0.07, 12);
    const parts = shapleyComponents(...indices);
    expect(parts.growth).toBeCloseTo(-0.0820961, 7);
    expect(parts.redistribution).toBeCloseTo(0.0120961, 7);
    const reference = referenceComponents(...indices);
    expect(reference.growth).toBeCloseTo(-0.0835714, 7);
    expect(reference.redistribution).toBeCloseTo(0.0106207, 7);
    expect(reference.residual).toBeCloseTo(0.0029507, 7);
  });

  it('add up to the change, and pure growth has no redistribution', () => {
    const doubled = before.map((y) => 2 * y);
    const pure = shapleyComponents(gapOf(before, 1), gapOf(before, 2), gapOf(doubled, 0.5), gapOf(doubled, 1));
    expect(pure.redistribution).toBeCloseTo(0, 12);
    expect(pure.growth).toBeCloseTo(gapOf(doubled, 1) - gapOf(before, 1), 12);
    fc.assert(
      fc.property(fc.tuple(...Array.from({ length: 4 }, () => fc.double({ min: 0, max: 1, noNaN: true }))), ([a, b, c, d]) => {
        const parts = shapleyComponents(a!, b!, c!, d!);
        expect(parts.growth + parts.redistribution).toBeCloseTo(d! - a!, 12);
      }),
      seeded,
    );
  });

  it('counts persons below the line once incomes are multiplied', () => {
    const sums = { headcount: 0, gap: 0 };
    addScaledPoverty(sums, poorerThan(line / 0.8, [50, 100, 150], [2, 3, 4]), line / 0.8);
    expect(sums.headcount).toBe(5);
    expect(sums.gap).toBeCloseTo(2 * 0.6 + 3 * 0.2, 12);
  });

  it('a growth incidence curve is the growth of each part', () => {
    expect(Array.from(growthIncidence([100, 200], [110, 190]))).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.05, 12)]);
  });
});

describe('chronic and transient poverty (Jalan and Ravallion)', () => {
  const line = 100;
  /** What the last of the years counts, poverty summed over all of them divided by their number. */
  const sumsOf = (histories: readonly (readonly number[])[]) => {
    const years = histories[0]!.length;
    const households = histories.map(() => household({}));
    let sums = tallied([]);
    for (let t = 0; t < years; t++) {
      households.forEach((h, i) => Object.assign(h, { income: histories[i]![t]! }));
      sums = tallied(households, { povertyLine: line, years: t + 1 });
    }
    const { chronicGap, chronicSquare, gapSum, squareSum } = sums;
    return { chronicGap, chronicSquare, meanGap: gapSum / years, meanSquare: squareSum / years };
  };

  it('of a household that is poor in one year alone is transient, of one with the same income every year chronic', () => {
    const sums = sumsOf([
      [60, 200],
      [80, 80],
    ]);
    expect(sums.meanGap).toBeCloseTo(0.2 + 0.2, 12);
    expect(sums.chronicGap).toBeCloseTo(0.2, 12);
    expect(sums.meanSquare).toBeCloseTo(0.08 + 0.04, 12);
    expect(sums.chronicSquare).toBeCloseTo(0.04, 12);
  });

  it('chronic poverty is never more than mean poverty', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 300, noNaN: true }), { minLength: 1, maxLength: 9 }), (history) => {
        const sums = sumsOf([history]);
        expect(sums.chronicGap).toBeLessThanOrEqual(sums.meanGap + 1e-12);
        expect(sums.chronicSquare).toBeLessThanOrEqual(sums.meanSquare + 1e-12);
      }),
      seeded,
    );
  });
});

describe('five persons whose indices are published for four deprivations (Alkire and Foster)', () => {
  const rows = [0b0011, 0b0001, 0b0000, 0b0111, 0b1100];
  const indicesOf = (bits: readonly number[], over: number) => {
    const sums = tallied(bits.map((deprivations) => household({ deprivations })));
    const { persons, deprived, deprivations, deprivedIncome, deprivedSchooling, deprivedHealth, deprivedHousing } = sums;
    const censored = Float64Array.of(deprivedIncome, deprivedSchooling, deprivedHealth, deprivedHousing);
    return multidimensionalOf({ persons, poor: deprived, score: deprivations / over, censored });
  };

  it('have H = 0.6, A = 0.583333 and M0 = 0.35 at a cut-off of two of four', () => {
    const indices = indicesOf(rows, 4);
    expect(indices.headcount).toBeCloseTo(0.6, 12);
    expect(indices.intensity).toBeCloseTo(0.583333, 6);
    expect(indices.adjusted).toBeCloseTo(0.35, 12);
  });

  it('have contributions that follow from censored headcounts and sum to one', () => {
    const indices = indicesOf(rows, 4);
    expect(indices.censored).toEqual([0.4, 0.4, 0.4, 0.2]);
    expect(indices.contributions.map((share) => share * 7)).toEqual([2, 2, 2, 1].map((part) => expect.closeTo(part, 10) as number));
  });

  it('have no intensity and no contributions where nobody reaches the cut-off', () => {
    const { headcount, adjusted, intensity, contributions } = indicesOf([1, 1, 1], 4);
    expect([headcount, adjusted, intensity, contributions[0]]).toEqual([0, 0, NaN, NaN]);
  });
});
