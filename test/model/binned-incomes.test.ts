import { describe, expect, it } from 'vitest';
import { type BinnedCounty, BinnedIncomes } from '../../src/model/indicators/binned-incomes.ts';
import { marksFor } from '../../src/model/indicators/income-marks.ts';
import { rankKey } from '../../src/model/indicators/rank-key.ts';
import { decileBounds, partMeans, rankedOf } from '../../src/model/indicators/ranked-incomes.ts';
import { SortedIncomes } from '../../src/model/indicators/sorted-incomes.ts';
import { bins } from '../../src/model/indicators/sweeps.ts';
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

/** Each county's incomes counted in bins. */
function counted(counties: readonly Uint32Array[]): BinnedCounty[] {
  return counties.map((keys) => {
    const room = Math.min(keys.length, bins);
    const runs = {
      bin: new Uint32Array(room),
      at: new Int32Array(room),
      persons: new Uint32Array(room),
      first: new Float64Array(room),
      second: new Float64Array(room),
    };
    const count = marksFor(keys.length);
    const marks = { at: new Int32Array(count), persons: new Float64Array(count), income: new Float64Array(count) };
    return { keys, runs, first: 0, end: new SortedIncomes().loadCounty(keys, marks, 0, runs, 0) };
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
  const binned = new BinnedIncomes().load(counted(counties));

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

  it('do not depend on the order of the counties', () => {
    const other = new BinnedIncomes().load(counted(counties.toReversed()));
    expect(rankedOf(other)).toEqual(rankedOf(binned));
  });

  it('serve one place after another, with incomes beyond all bins too', () => {
    const again = new BinnedIncomes().load(counted(counties.slice(0, 2)));
    expect(rankedOf(again.load(counted(counties)))).toEqual(rankedOf(binned));
    const odd = [0, 3, 15, 16, 2 ** 20, 2 ** 21].map((income, i) => rankKey(income, 1 + i));
    const [few, same] = [again.load(counted([Uint32Array.from(odd)])), merged([Uint32Array.from(odd)])];
    expect([few.persons, few.income]).toEqual([same.persons, same.income]);
    expect(rankedOf(few)).toEqual(rankedOf(same));
  });
});
