import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addChronic, emptyChronic, mergeChronic, type ChronicSums } from '../../src/model/indicators/chronic.ts';
import {
  addLogSums,
  decileBounds,
  decileOf,
  distributionOf,
  emptyLogSums,
  entropyOf,
  logSumsOf,
  packIncome,
  partMeans,
} from '../../src/model/indicators/distribution.ts';
import { addScaledPoverty, growthIncidence, referenceComponents, shapleyComponents } from '../../src/model/indicators/growth.ts';
import { addDeprivations, emptyDeprivations, mergeDeprivations, multidimensionalOf } from '../../src/model/indicators/multidimensional.ts';

const pack = (incomes: readonly number[]): Float64Array => Float64Array.from(incomes, (y) => packIncome(y, 1)).sort();
const seeded = { seed: 2014 };
const incomes = fc.array(fc.double({ min: 1, max: 1e5, noNaN: true }), { minLength: 1, maxLength: 40 });

describe('inequality of five incomes whose indices are published', () => {
  const y = [40, 80, 90, 150, 200];
  const { theil, mld, gini, palma, p90p10, bottomCoded } = distributionOf(pack(y));

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
        const sums = emptyLogSums();
        for (const group of groups) addLogSums(sums, logSumsOf(pack(group)));
        const parts = entropyOf(sums);
        const whole = distributionOf(pack(groups.flat()));
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
    const of = (...groups: number[][]) => {
      const sums = emptyLogSums();
      for (const group of groups) addLogSums(sums, logSumsOf(pack(group)));
      return entropyOf(sums);
    };
    expect(of([50, 150], [80, 120]).theilBetween).toBeCloseTo(0, 12);
    expect(of([50, 150], [80, 120]).mldBetween).toBeCloseTo(0, 12);
    const apart = of([100, 100], [300, 300]);
    expect(apart.mldWithin).toBeCloseTo(0, 12);
    expect(apart.mldBetween).toBeCloseTo(Math.log(200) - (Math.log(100) + Math.log(300)) / 2, 12);
  });

  it('count incomes below one yuan as one yuan, and say of how many persons', () => {
    const { mld, bottomCoded } = distributionOf(pack([0, 0.5, 1, 9]));
    expect(bottomCoded).toBe(2);
    expect(mld).toBeCloseTo(distributionOf(pack([1, 1, 1, 9])).mld, 12);
  });
});

describe('hundredths and tenths', () => {
  it('have equal numbers of persons, and their means that of all', () => {
    fc.assert(
      fc.property(incomes, fc.integer({ min: 1, max: 120 }), (list, parts) => {
        const means = new Float64Array(parts);
        partMeans(pack(list), parts, means);
        const mean = list.reduce((a, b) => a + b) / list.length;
        expect(means.reduce((a, b) => a + b) / parts / mean).toBeCloseTo(1, 9);
        for (let p = 1; p < parts; p++) expect(means[p]!).toBeGreaterThanOrEqual(means[p - 1]! * (1 - 1e-9));
      }),
      seeded,
    );
  });

  it('divide a household that lies across a border', () => {
    const means = new Float64Array(2);
    partMeans(Float64Array.of(packIncome(10, 1), packIncome(20, 2)), 2, means);
    expect(Array.from(means)).toEqual([expect.closeTo((10 + 0.5 * 20) / 1.5, 10), expect.closeTo(20, 10)]);
  });

  it('put ten persons of different incomes into ten tenths', () => {
    const packed = pack([3, 1, 4, 15, 9, 26, 5, 35, 8, 97]);
    const bounds = decileBounds(packed);
    expect(Array.from(packed, (each) => decileOf(each, bounds))).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('put households of equal income into the same tenth', () => {
    const packed = pack(Array<number>(20).fill(7));
    const bounds = decileBounds(packed);
    expect(new Set(Array.from(packed, (each) => decileOf(each, bounds))).size).toBe(1);
  });
});

describe('growth and redistribution (Datt and Ravallion)', () => {
  const line = 100;
  const before = [40, 80, 90, 150, 200];
  const after = [60, 85, 120, 160, 300];
  const sizes = new Uint8Array(5).fill(1);
  const mean = (list: readonly number[]): number => list.reduce((a, b) => a + b) / list.length;
  const gapOf = (list: readonly number[], factor: number): number => {
    const sums = { headcount: 0, gap: 0 };
    addScaledPoverty(sums, Float64Array.from(list), sizes, 0, 5, factor, line);
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
    addScaledPoverty(sums, Float64Array.of(50, 100, 150), Uint8Array.of(2, 3, 4), 0, 3, 0.8, line);
    expect(sums.headcount).toBe(5);
    expect(sums.gap).toBeCloseTo(2 * 0.6 + 3 * 0.2, 12);
  });

  it('a growth incidence curve is the growth of each part', () => {
    expect(Array.from(growthIncidence([100, 200], [110, 190]))).toEqual([expect.closeTo(0.1, 12), expect.closeTo(-0.05, 12)]);
  });
});

describe('chronic and transient poverty (Jalan and Ravallion)', () => {
  const line = 100;
  const sumsOf = (histories: readonly (readonly number[])[]): ChronicSums => {
    const sums = emptyChronic();
    for (const history of histories) {
      const mean = (of: (y: number) => number): number => history.reduce((total, y) => total + of(y), 0) / history.length;
      const shortfall = (y: number): number => Math.max(0, 1 - y / line);
      addChronic(
        sums,
        1,
        mean((y) => y),
        mean(shortfall),
        mean((y) => shortfall(y) * shortfall(y)),
        line,
      );
    }
    return sums;
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

  it('adds over places', () => {
    const both = sumsOf([[50, 130]]);
    mergeChronic(both, sumsOf([[90, 70]]));
    expect(both).toEqual(
      sumsOf([
        [50, 130],
        [90, 70],
      ]),
    );
  });
});

describe('five persons and four deprivations whose indices are published (Alkire and Foster)', () => {
  const rows = [0b0011, 0b0001, 0b0000, 0b0111, 0b1100];
  const sums = emptyDeprivations(4);
  for (const bits of rows) addDeprivations(sums, 1, bits);
  const indices = multidimensionalOf(sums);

  it('have H = 0.6, A = 0.583333 and M0 = 0.35 at a cut-off of one third', () => {
    expect(indices.headcount).toBeCloseTo(0.6, 12);
    expect(indices.intensity).toBeCloseTo(0.583333, 6);
    expect(indices.adjusted).toBeCloseTo(0.35, 12);
  });

  it('have contributions that follow from censored headcounts and sum to one', () => {
    expect(indices.censored).toEqual([0.4, 0.4, 0.4, 0.2]);
    expect(indices.contributions.map((share) => share * 7)).toEqual([2, 2, 2, 1].map((part) => expect.closeTo(part, 10) as number));
  });

  it('have no intensity and no contributions where nobody reaches the cut-off', () => {
    const none = emptyDeprivations(4);
    addDeprivations(none, 3, 0b0001);
    const { headcount, adjusted, intensity, contributions } = multidimensionalOf(none);
    expect([headcount, adjusted, intensity, contributions[0]]).toEqual([0, 0, NaN, NaN]);
  });

  it('add over places', () => {
    const parts = emptyDeprivations(4);
    for (const bits of rows) {
      const own = emptyDeprivations(4);
      addDeprivations(own, 1, bits);
      mergeDeprivations(parts, own);
    }
    expect(multidimensionalOf(parts)).toEqual(indices);
  });
});
