import { beforeAll, describe, expect, it } from 'vitest';
import { nbsHeadcount, yunnanCounties } from '../../src/data/index.ts';
import type { RunRecord } from '../../src/model/record/column.ts';
import { simulateRun } from '../../src/simulate/run.ts';
import { shippedWith } from './parameters.ts';
import { countySeries, mean, meanSeries, sum } from './series.ts';

/*
 * Patterns that the shipped scenarios must show (by hand-set parameters): headcount and income composition against the official series.
 */

const sample = { 'population.households_per_agent': 200 };
const replicates = [0, 1];
const nbs = (year: number): number => nbsHeadcount.find((point) => point.year === year)!.headcount;
const years = [2012, 2013, 2014, 2015, 2016, 2017, 2018, 2019];

describe('headcount by year', () => {
  const runs: Record<string, RunRecord[]> = {};
  const headcount = (name: string, year: number): number => meanSeries(runs[name]!, 'headcount')[year - 2011]!;

  beforeAll(async () => {
    for (const name of ['historical', 'single-centre', 'no-programme']) {
      const parameters = await shippedWith(name, sample);
      runs[name] = replicates.map((replicate) => simulateRun(parameters, 'patterns', replicate));
    }
  });

  it.each(years)('of the historical path lies within three points of the NBS series in %d', (year) => {
    expect(Math.abs(headcount('historical', year) - nbs(year)), `model ${headcount('historical', year)}, NBS ${nbs(year)}`).toBeLessThan(
      0.03,
    );
  });

  it.each(years)('lies above the historical path without other centres, and above that without a programme, in %d', (year) => {
    expect(headcount('single-centre', year)).toBeGreaterThan(headcount('historical', year));
    expect(headcount('no-programme', year)).toBeGreaterThan(headcount('single-centre', year));
  });

  it('does not jump in the first year after the burn-in', () => {
    const [fall, official] = [headcount('no-programme', 2011) - headcount('no-programme', 2012), nbs(2011) - nbs(2012)];
    expect(Math.abs(fall - official)).toBeLessThan(0.02);
  });

  it('falls in every year of the historical path', () => {
    const series = meanSeries(runs['historical']!, 'headcount');
    expect(series).toEqual(series.toSorted((a, b) => b - a));
  });

  it('ends below three per cent with the programme and above it without', () => {
    expect(headcount('historical', 2020)).toBeLessThan(0.02);
    expect(headcount('no-programme', 2020)).toBeGreaterThan(0.03);
  });

  // Shares of 2012 and 2020 in the poverty counties: wages 23.6 and 34.0 %, transfers 14.3 and 19.5 %; property income, one per cent, is not modelled.
  it.each([
    ['wage_income_share', 0.236, 0.34, 0.04],
    ['transfer_income_share', 0.143, 0.195, 0.04],
    ['farm_income_share', 0.611, 0.457, 0.06],
  ])('comes with a %s that moves from %d to %d in the poverty counties', (name, at2012, at2020, tolerance) => {
    const poor = yunnanCounties.filter((county) => county.povertyCounty).map((county) => county.code);
    const share = (year: number): number =>
      mean(
        runs['historical']!.map((record) => {
          const income = poor.map(
            (code) =>
              countySeries(record, 'mean_income', code)[year - 2011]! * countySeries(record, 'rural_population', code)[year - 2011]!,
          );
          return sum(poor.map((code, k) => income[k]! * countySeries(record, name, code)[year - 2011]!)) / sum(income);
        }),
      );
    expect(Math.abs(share(2012) - at2012), `${name} of 2012: ${share(2012)}`).toBeLessThan(tolerance);
    expect(Math.abs(share(2020) - at2020), `${name} of 2020: ${share(2020)}`).toBeLessThan(tolerance);
    expect(Math.sign(share(2020) - share(2012))).toBe(Math.sign(at2020 - at2012));
  });

  it('goes with counties that leave the list from 2017 on, most of them in 2018 and 2019', () => {
    const delisted = meanSeries(runs['historical']!, 'delisted_counties');
    expect(delisted.slice(0, 6)).toEqual([0, 0, 0, 0, 0, 0]);
    const leaving = [2017, 2018, 2019, 2020].map((year) => delisted[year - 2011]! - delisted[year - 2012]!);
    expect(leaving[1]! + leaving[2]!).toBeGreaterThan(0.5 * delisted[9]!);
    expect(delisted[9]).toBeGreaterThan(70);
  });

  it('goes with relapse that falls', () => {
    const relapse = meanSeries(runs['historical']!, 'relapse_rate');
    expect(relapse.at(-1)).toBeLessThan(0.03);
    expect(relapse.at(-1)).toBeLessThan(relapse[1]! / 3);
  });
});
