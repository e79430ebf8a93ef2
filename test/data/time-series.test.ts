import { describe, expect, it } from 'vitest';
import * as data from '../../src/data/index.ts';
import type { DataSeries } from '../../src/data/index.ts';

const allSeries: readonly DataSeries[] = [
  data.nbsPoor,
  data.nbsHeadcountSeries,
  data.registryPoor,
  data.registryHeadcount,
  data.povertyLine,
  data.ruralIncome,
  data.povertyCountyIncome,
  data.specialFunds,
  data.centralSpecialFunds,
  data.nationRuralPoor,
  data.nationRuralIncome,
  data.nationPoorAreaIncome,
  data.consumerPrices,
];

function valueIn(series: DataSeries, year: number): number {
  const point = series.points.find((candidate) => candidate.year === year);
  if (point === undefined) throw new Error(`${series.name} has no ${year}`);
  return point.value;
}

describe('every series', () => {
  it.each(allSeries.map((series) => [series.name, series] as const))('%s runs forward in time, with unit and known source', (_, series) => {
    const years = series.points.map((point) => point.year);
    expect(years).toEqual([...new Set(years)].toSorted((a, b) => a - b));
    expect(series.points.every((point) => Number.isFinite(point.value) && point.value >= 0)).toBe(true);
    expect(series.unit).not.toBe('');
    expect(series.sources.length).toBeGreaterThan(0);
    for (const source of series.sources) expect(Object.keys(data.sources)).toContain(source);
    if (series.unit === 'share') expect(series.points.every((point) => point.value <= 1)).toBe(true);
  });
});

describe('the NBS series', () => {
  it('gives the headcount of 2011 to 2020', () => {
    const from2011 = data.nbsHeadcount.filter((point) => point.year >= 2011).map((point) => point.headcount);
    expect(from2011).toEqual([0.273, 0.217, 0.178, 0.155, 0.127, 0.101, 0.075, 0.048, 0.018, 0]);
  });

  it('says of each year how far it may be trusted', () => {
    const confidence = Object.fromEntries(data.nbsHeadcount.map((point) => [point.year, point.confidence]));
    expect(confidence).toMatchObject({ 2011: 'verified', 2013: 'remembered', 2018: 'verified', 2019: 'uncertain' });
  });

  it('implies a rural population of about 37.1 million wherever both figures are verified', () => {
    for (const { year, value, confidence } of data.nbsPoor.points) {
      if (confidence !== 'verified' || value === 0) continue;
      expect(value / valueIn(data.nbsHeadcountSeries, year) / 1e6, String(year)).toBeCloseTo(37.1, 0);
    }
  });

  it('is another calibre than the register, which says so in its description', () => {
    expect(data.registryHeadcount.description).toContain('Not comparable with the NBS');
    expect(data.registryPoor.description).toContain('Not comparable with the NBS');
    expect(valueIn(data.registryHeadcount, 2019)).not.toBe(valueIn(data.nbsHeadcountSeries, 2019));
  });
});

describe('money', () => {
  it('sums to the verified totals of 2011-14, 2011-15 and 2013-17, and splits 1 : 2.3 : 0.3', () => {
    const total = (from: number, to: number): number => {
      let sum = 0;
      for (let year = from; year <= to; year++) sum += valueIn(data.specialFunds, year);
      return sum / 1e9;
    };
    expect(total(2011, 2014)).toBeCloseTo(18.318, 1);
    expect(total(2011, 2015)).toBeCloseTo(data.moneySplit2011To2015.government / 1e9, 1);
    expect(total(2013, 2017)).toBeCloseTo(38.08, 1);
    expect(data.moneySplit2011To2015.loans / data.moneySplit2011To2015.government).toBeCloseTo(2.3, 1);
    expect(data.moneySplit2011To2015.society / data.moneySplit2011To2015.government).toBeCloseTo(0.3, 2);
  });

  it('keeps the central funds, another calibre, out of the special funds', () => {
    expect(data.specialFunds.points.some((point) => point.year >= 2018)).toBe(false);
    expect(valueIn(data.centralSpecialFunds, 2019)).toBe(12_754_000_000);
  });
});

describe('income', () => {
  it('is made up of parts that sum to the whole', () => {
    for (const shares of [data.incomeShares2012, data.incomeShares2020]) {
      expect(shares.wages + shares.business + shares.transfers + shares.property).toBeCloseTo(1, 3);
    }
  });

  it('of poverty counties stays below that of all rural Yunnan, and the line below both', () => {
    for (const { year, value } of data.povertyCountyIncome.points) {
      expect(value, String(year)).toBeLessThan(valueIn(data.ruralIncome, year));
      expect(valueIn(data.povertyLine, year), String(year)).toBeLessThan(value);
    }
  });
});
