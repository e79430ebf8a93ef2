import { describe, expect, it } from 'vitest';
import { BinnedIncomes } from '../../src/model/indicators/binned-incomes.ts';
import { rankKey } from '../../src/model/indicators/rank-key.ts';
import { decileBounds, partMeans, rankedOf } from '../../src/model/indicators/ranked-incomes.ts';
import { SortedIncomes } from '../../src/model/indicators/sorted-incomes.ts';
import { sortWords } from '../../src/population/index.ts';
import { normal, threefry4x32 } from '../../src/random/index.ts';

/** Lognormal incomes in counties, sorted within each; many of them equal, as the minimum income makes them. */
function countiesOf(counties: number, households: number): Uint32Array[] {
  const words = new Uint32Array(4);
  const key = Uint32Array.of(1, 2, 3, 4);
  return Array.from({ length: counties }, (_, c) => {
    const keys = Uint32Array.from({ length: households }, (_household, i) => {
      threefry4x32(key, i, c, 0, 0, words);
      const income = i % 40 === 0 ? 2300 : Math.exp(8.3 + 0.02 * c + 0.7 * normal(words[0]!));
      return rankKey(income, 1 + (words[1]! % 8));
    });
    sortWords(keys);
    return keys;
  });
}

function merged(counties: readonly Uint32Array[]): SortedIncomes {
  const all = Uint32Array.from(counties.flatMap((keys) => [...keys]));
  sortWords(all);
  return new SortedIncomes().load(all);
}

describe('incomes counted in bins', () => {
  const counties = countiesOf(9, 40_000);
  const exact = merged(counties);
  const binned = new BinnedIncomes().addCounties(counties).rank();

  it('have the persons, income, quantiles, hundredths and tenths of incomes that are sorted', () => {
    expect(binned.persons).toBe(exact.persons);
    expect(binned.income / exact.income).toBeCloseTo(1, 12);
    for (let k = 1; k < 1000; k++) expect(binned.quantile(k / 1000)).toBe(exact.quantile(k / 1000));
    expect([...decileBounds(binned)]).toEqual([...decileBounds(exact)]);
    const [a, b] = [new Float64Array(100), new Float64Array(100)];
    partMeans(binned, 100, a);
    partMeans(exact, 100, b);
    a.forEach((mean, p) => expect(mean / b[p]!).toBeCloseTo(1, 9));
  });

  it('have their Gini coefficient to less than 1e-9, and their other ratios', () => {
    const [a, b] = [rankedOf(binned), rankedOf(exact)];
    expect(Math.abs(a.gini - b.gini)).toBeLessThan(1e-9);
    expect(a.palma / b.palma).toBeCloseTo(1, 11);
    expect([a.median, a.p90p10]).toEqual([b.median, b.p90p10]);
  });

  it('do not depend on the order of the counties, nor on who counted them', () => {
    const [left, right] = [counties.slice(0, 4), counties.slice(4)];
    const parts = new BinnedIncomes().addCounties(right).addPlace(new BinnedIncomes().addCounties(left)).rank();
    expect(rankedOf(parts)).toEqual(rankedOf(binned));
  });

  it('serve one place after another', () => {
    const again = new BinnedIncomes().addCounties(counties.slice(0, 2)).rank().clear().addCounties(counties).rank();
    expect(rankedOf(again)).toEqual(rankedOf(binned));
    const few = again
      .clear()
      .addCounties([Uint32Array.of(rankKey(0, 1), rankKey(7, 2))])
      .rank();
    expect([few.persons, few.quantile(0.5), few.quantile(0.1)]).toEqual([3, 7, 0]);
    expect(few.income).toBeCloseTo(14, 9);
  });
});
