import { points, type DataSeries } from './data-series.ts';

/** Government money for poverty alleviation in Yunnan. */
export const specialFunds: DataSeries = {
  name: 'specialFunds',
  title: 'Special poverty alleviation funds of Yunnan',
  description: 'Central and provincial special funds for poverty alleviation. The funds of 2018-2020 in this calibre were not found.',
  unit: 'yuan, current prices',
  kind: 'flow',
  sources: ['yunnan-funds'],
  points: points(
    [2009, 2_537_000_000, 'verified', '2,536,000,000 in a second source'],
    [2010, 3_100_000_000, 'interpolated'],
    [2011, 3_400_000_000, 'interpolated', 'the total of 2011-2014, 18.318 billion, is verified'],
    [2012, 4_000_000_000, 'interpolated', 'the total of 2011-2014, 18.318 billion, is verified'],
    [2013, 5_100_000_000, 'interpolated', 'the total of 2011-2014, 18.318 billion, is verified'],
    [2014, 5_800_000_000, 'interpolated', 'the total of 2011-2014, 18.318 billion, is verified'],
    [2015, 6_057_000_000, 'derived', 'from two verified totals'],
    [2016, 9_350_000_000, 'derived', '11.78 billion / 1.26'],
    [2017, 11_780_000_000, 'verified'],
  ),
};

/** Central government's part alone: another calibre than `specialFunds`. */
export const centralSpecialFunds: DataSeries = {
  name: 'centralSpecialFunds',
  title: 'Central special funds to Yunnan',
  description: 'Special funds from the central government alone, 40.256 billion yuan in 2015-2019. Not to be joined with `specialFunds`.',
  unit: 'yuan, current prices',
  kind: 'flow',
  sources: ['central-funds'],
  points: points([2015, 4_802_000_000, 'verified'], [2019, 12_754_000_000, 'verified']),
};

/** Money for poverty alleviation in Yunnan over 2011-2015 by who brought it, yuan in current prices; verified, source `yunnan-funds`. */
export const moneySplit2011To2015 = {
  /** Central and provincial special funds. */
  government: 24_375_000_000,
  /** Subsidised and relocation loans. */
  loans: 55_360_000_000,
  /** Social input. */
  society: 7_215_000_000,
} as const;

/** How the income of rural residents of a group of counties is made up; shares of the whole, 0-1. */
export interface IncomeShares {
  readonly wages: number;
  readonly business: number;
  readonly transfers: number;
  readonly property: number;
}

/** Shares in 2012 of the poverty counties of Yunnan: derived from the shares of 2020 and the growth of each part; source `kunming-2022`. */
export const incomeShares2012: IncomeShares = { wages: 0.236, business: 0.611, transfers: 0.143, property: 0.01 };

/** Shares in 2020 of the poverty counties of Yunnan: verified (3,994, 5,364 and 2,289 of 11,740 yuan); source `kunming-2022`. */
export const incomeShares2020: IncomeShares = { wages: 0.34, business: 0.457, transfers: 0.195, property: 0.008 };
