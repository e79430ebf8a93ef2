import { points, type DataSeries } from './data-series.ts';

/** Rural poor of the nation, for comparison. */
export const nationRuralPoor: DataSeries = {
  name: 'nationRuralPoor',
  title: 'Rural poor of China (NBS)',
  description: 'Rural residents of China below the 2010 standard at the end of the year.',
  unit: 'persons',
  kind: 'stock',
  sources: ['nbs-poverty'],
  points: points(
    [2010, 165_670_000, 'remembered'],
    [2011, 122_380_000, 'verified'],
    [2012, 98_990_000, 'verified'],
    [2013, 82_490_000, 'verified'],
    [2014, 70_170_000, 'verified'],
    [2015, 55_750_000, 'derived'],
    [2016, 43_350_000, 'verified'],
    [2017, 30_460_000, 'derived'],
    [2018, 16_600_000, 'verified'],
    [2019, 5_510_000, 'verified'],
    [2020, 0, 'verified'],
  ),
};

/** Income of rural residents of the nation. */
export const nationRuralIncome: DataSeries = {
  name: 'nationRuralIncome',
  title: 'Rural income of China',
  description: 'Income per rural resident of China. Net income to 2012, disposable income from 2013.',
  unit: 'yuan per person and year, current prices',
  kind: 'flow',
  sources: ['nbs-income', 'modellers'],
  points: points(
    [2009, 5153, 'remembered'],
    [2010, 5919, 'remembered'],
    [2011, 6977, 'remembered'],
    [2012, 7917, 'remembered', 'net'],
    [2013, 9430, 'remembered'],
    [2014, 10_489, 'remembered'],
    [2015, 11_422, 'verified'],
    [2016, 12_363, 'remembered', '8452 / 0.684 agrees'],
    [2017, 13_432, 'remembered'],
    [2018, 14_617, 'remembered'],
    [2019, 16_021, 'remembered'],
    [2020, 17_131, 'remembered'],
  ),
};

/** Income of rural residents of the nation's poor areas. */
export const nationPoorAreaIncome: DataSeries = {
  name: 'nationPoorAreaIncome',
  title: "Rural income of China's poor areas",
  description: 'Disposable income per rural resident of the poor areas of China.',
  unit: 'yuan per person and year, current prices',
  kind: 'flow',
  sources: ['nbs-income', 'modellers'],
  points: points(
    [2013, 6079, 'remembered'],
    [2014, 6852, 'remembered'],
    [2015, 7653, 'remembered'],
    [2016, 8452, 'verified'],
    [2017, 9377, 'remembered'],
    [2018, 10_371, 'remembered', '11567 / 1.115 agrees'],
    [2019, 11_567, 'verified'],
    [2020, 12_588, 'remembered'],
  ),
};

/** Consumer prices of Yunnan. Mostly uncertain: the poverty line is the better deflator. */
export const consumerPrices: DataSeries = {
  name: 'consumerPrices',
  title: 'Consumer price index of Yunnan',
  description: 'Consumer prices relative to the year before. Uncertain but for 2015; the poverty line is the better deflator.',
  unit: 'previous year = 100',
  kind: 'ratio',
  sources: ['yunnan-cpi'],
  points: points(
    [2010, 103.7, 'uncertain'],
    [2011, 104.9, 'uncertain'],
    [2012, 102.7, 'uncertain'],
    [2013, 103.1, 'uncertain'],
    [2014, 102.4, 'uncertain'],
    [2015, 101.9, 'verified', 'January to November'],
    [2016, 101.5, 'uncertain'],
    [2017, 100.9, 'uncertain'],
    [2018, 101.6, 'uncertain'],
    [2019, 102.5, 'uncertain'],
    [2020, 103.6, 'uncertain'],
  ),
};
