import { about } from './common.ts';
import { constant, group, series } from './kinds.ts';

const growthSource =
  "Set by hand so that income per person and its composition follow Yunnan's rural series, beside what capital and moves to wages add; assumption";

/** What nobody in the model decides: growth, the line, pensions and minimum income. */
export const macroSchema = group('Macro', 'Growth and entitlements outside the programme; the same in every scenario unless changed.', {
  poverty_line: constant(
    2300,
    about(
      'Poverty line',
      'yuan of 2010 per person and year',
      [100, 100_000],
      'A person is poor when income per person is strictly below it.',
      'National standard of 2010',
      'verified',
      'z',
    ),
  ),
  wage_growth: series(
    { 2012: 0.12, 2013: 0.08, 2014: 0.05, 2015: 0.05, 2016: 0.045, 2019: 0.045, 2020: 0.03, 2021: 0.05, 2035: 0.03 },
    about('Growth of wages', 'per year', [-0.5, 0.5], 'Real growth of the off-farm wage.', growthSource),
  ),
  farm_growth: series(
    { 2012: 0.09, 2013: 0.05, 2014: 0.02, 2015: 0.01, 2020: 0.01, 2035: 0.01 },
    about('Growth of farm productivity', 'per year', [-0.5, 0.5], 'Real growth of both farm technologies.', growthSource),
  ),
  pension: series(
    { 2011: 220, 2013: 261, 2015: 310, 2017: 369, 2020: 477, 2025: 733, 2030: 1127, 2035: 1733 },
    about(
      'Pension-like transfers',
      'yuan of 2010 per person',
      [0, 20_000],
      'Pensions and allowances that every household receives, for each person.',
      'With the proportional transfers: 14.3 % of income in 2012 and 19.5 % in 2020 in poverty counties',
      'derived',
    ),
  ),
  proportional_transfers: series(
    { 2011: 0.09, 2020: 0.13 },
    about(
      'Proportional transfers',
      'share of earned income',
      [0, 5],
      'Subsidies, remittances and reimbursements that grow with what a household earns.',
      'With the pension-like transfers: 14.3 % of income in 2012 and 19.5 % in 2020 in poverty counties',
      'derived',
    ),
  ),
  minimum_income: series(
    { 2011: 0.45, 2019: 1 },
    about(
      'Minimum income',
      'share of the line',
      [0, 2],
      'Income floor of households without labour.',
      'Minimum living allowance rose to the poverty line by 2019; start is an assumption',
      'remembered',
    ),
  ),
  minimum_income_full: series(
    { 2011: 0.05, 2014: 0.25, 2019: 0.95 },
    about(
      'Minimum income, whole line',
      'share of households without labour',
      [0, 1],
      'Households without labour whose floor is already the whole line, the best served first.',
      'County standards reached the line one after the other; path is an assumption',
    ),
  ),
});
