import type { DataConfidence } from './confidence.ts';
import { points, type DataSeries } from './data-series.ts';

/** Rural poor of Yunnan by the NBS survey. */
export const nbsPoor: DataSeries = {
  name: 'nbsPoor',
  title: 'Rural poor of Yunnan (NBS)',
  description: 'Rural residents of Yunnan below the 2010 standard at the end of the year, by the household survey of the NBS.',
  unit: 'persons',
  kind: 'stock',
  sources: ['nbs-poverty'],
  points: points(
    [2010, 14_680_000, 'verified'],
    [2011, 10_140_000, 'verified'],
    [2012, 8_040_000, 'verified'],
    [2013, 6_610_000, 'remembered'],
    [2014, 5_740_000, 'verified'],
    [2015, 4_710_000, 'verified'],
    [2016, 3_730_000, 'remembered'],
    [2017, 2_790_000, 'remembered'],
    [2018, 1_790_000, 'verified'],
    [2019, 660_000, 'uncertain'],
    [2020, 0, 'verified'],
  ),
};

/** Rural headcount of Yunnan by the NBS survey: the pattern that runs are compared with. */
export const nbsHeadcountSeries: DataSeries = {
  name: 'nbsHeadcount',
  title: 'Rural headcount of Yunnan (NBS)',
  description: 'Share of the rural residents of Yunnan below the 2010 standard at the end of the year, by the household survey of the NBS.',
  unit: 'share',
  kind: 'ratio',
  sources: ['nbs-poverty'],
  points: points(
    [2010, 0.396, 'verified', 'outlier: the survey changed after 2010'],
    [2011, 0.273, 'verified'],
    [2012, 0.217, 'verified'],
    [2013, 0.178, 'remembered'],
    [2014, 0.155, 'verified'],
    [2015, 0.127, 'verified'],
    [2016, 0.101, 'remembered'],
    [2017, 0.075, 'remembered'],
    [2018, 0.048, 'verified'],
    [2019, 0.018, 'uncertain'],
    [2020, 0, 'verified'],
  ),
};

/** The NBS headcount year by year, 0-1. Never mix it with `registryHeadcount`. */
export const nbsHeadcount: readonly { readonly year: number; readonly headcount: number; readonly confidence: DataConfidence }[] =
  nbsHeadcountSeries.points.map(({ year, value, confidence }) => ({ year, headcount: value, confidence }));

/** Registered poor of Yunnan. Another calibre than the NBS survey: NEVER mix or join it with `nbsPoor`. */
export const registryPoor: DataSeries = {
  name: 'registryPoor',
  title: 'Registered poor of Yunnan (register, not NBS)',
  description: 'Persons on the poverty register (jiandang lika) at the end of the year. Not comparable with the NBS survey series.',
  unit: 'persons',
  kind: 'stock',
  sources: ['registry'],
  points: points(
    [2012, 8_800_000, 'verified', 'quoted in 2020 as more than this number'],
    [2015, 4_710_000, 'verified', 'before the re-check of 2016'],
    [2016, 5_406_500, 'derived', 'another count of 2017 gives 3,630,000 (9.8 %)'],
    [2017, 4_447_600, 'verified'],
    [2018, 1_810_000, 'remembered'],
    [2019, 442_000, 'verified'],
    [2020, 0, 'verified'],
  ),
};

/** Registered poor of Yunnan as a share. Another calibre than the NBS survey: NEVER mix or join it with `nbsHeadcount`. */
export const registryHeadcount: DataSeries = {
  name: 'registryHeadcount',
  title: 'Registered headcount of Yunnan (register, not NBS)',
  description:
    'Persons on the poverty register (jiandang lika) as a share of the rural population. Not comparable with the NBS survey series.',
  unit: 'share',
  kind: 'ratio',
  sources: ['registry'],
  points: points(
    [2012, 0.2, 'verified', 'quoted in 2020 as more than this share'],
    [2014, 0.1709, 'verified'],
    [2017, 0.0968, 'verified', 'share of the total population'],
    [2018, 0.0539, 'verified'],
    [2019, 0.0132, 'verified'],
    [2020, 0, 'verified'],
  ),
};

/** The national poverty line in current prices; the 2010 standard at constant prices is 2300 yuan. */
export const povertyLine: DataSeries = {
  name: 'povertyLine',
  title: 'Poverty line, current prices',
  description: 'National rural poverty line of the 2010 standard. Compared with net income to 2013 and with disposable income from 2014.',
  unit: 'yuan per person and year, current prices',
  kind: 'flow',
  sources: ['survey-yearbook-2017'],
  points: points(
    [2010, 2300, 'verified'],
    [2011, 2536, 'verified'],
    [2012, 2625, 'verified'],
    [2013, 2736, 'verified'],
    [2014, 2800, 'verified'],
    [2015, 2855, 'verified'],
    [2016, 2952, 'verified'],
    [2017, 2952, 'remembered'],
    [2018, 2995, 'remembered'],
    [2019, 3218, 'verified', 'weak source'],
    [2020, 4000, 'verified', 'about 4000'],
  ),
};

/** Income of all rural residents of Yunnan. */
export const ruralIncome: DataSeries = {
  name: 'ruralIncome',
  title: 'Rural income of Yunnan',
  description: 'Income per rural resident of Yunnan. Net income to 2012, disposable income from 2013: a level break of 9-10 %.',
  unit: 'yuan per person and year, current prices',
  kind: 'flow',
  sources: ['kunming-2022', 'modellers'],
  points: points(
    [2009, 3369, 'remembered'],
    [2010, 3952, 'remembered'],
    [2011, 4722, 'remembered'],
    [2012, 5417, 'remembered', 'net; 5929 disposable, derived from a verified ratio'],
    [2013, 6724, 'remembered', 'disposable; 6141 net'],
    [2014, 7456, 'remembered'],
    [2015, 8242, 'remembered'],
    [2016, 9020, 'remembered'],
    [2017, 9862, 'remembered'],
    [2018, 10_768, 'remembered'],
    [2019, 11_902, 'remembered'],
    [2020, 12_842, 'derived', '11740 / 0.914 gives 12845'],
  ),
};

/** Income of the rural residents of Yunnan's poverty counties. */
export const povertyCountyIncome: DataSeries = {
  name: 'povertyCountyIncome',
  title: "Rural income of Yunnan's poverty counties",
  description: 'Income per rural resident of the 88 poverty counties; disposable income from 2012.',
  unit: 'yuan per person and year, current prices',
  kind: 'flow',
  sources: ['kunming-2022'],
  points: points(
    [2010, 3109, 'verified', 'given as the start of 2011; net income'],
    [2012, 4749, 'verified'],
    [2013, 5536, 'uncertain'],
    [2014, 6314, 'verified'],
    [2015, 7070, 'remembered'],
    [2016, 7847, 'verified'],
    [2017, 8695, 'remembered'],
    [2018, 9595, 'verified'],
    [2019, 10_771, 'derived', '11740 / 1.09'],
    [2020, 11_740, 'verified'],
  ),
};
