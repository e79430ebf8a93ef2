import { about } from './common.ts';
import { constant, group, series } from './kinds.ts';

const growthSource = 'Working values that follow Yunnan real rural income growth with the programme taken out; assumption';

/** What nobody in the model decides: growth, the line, pensions and minimum income. */
export const macroSchema = group('Macro', 'Growth and entitlements outside the programme; the same in every scenario unless changed.', {
  poverty_line: constant(2300, about('Poverty line', 'yuan of 2010 per person and year', [100, 100_000], 'A person is poor when income per person is strictly below it.', 'National standard of 2010', 'verified', 'z')),
  wage_growth: series(
    { 2012: 0.1, 2013: 0.09, 2014: 0.075, 2015: 0.07, 2016: 0.065, 2017: 0.065, 2018: 0.06, 2019: 0.06, 2020: 0.03, 2021: 0.05, 2035: 0.03 },
    about('Growth of wages', 'per year', [-0.5, 0.5], 'Real growth of the off-farm wage.', growthSource),
  ),
  farm_growth: series(
    { 2012: 0.07, 2013: 0.06, 2014: 0.045, 2015: 0.04, 2016: 0.035, 2017: 0.035, 2018: 0.03, 2019: 0.03, 2020: 0.02, 2021: 0.025, 2035: 0.015 },
    about('Growth of farm productivity', 'per year', [-0.5, 0.5], 'Real growth of both farm technologies.', growthSource),
  ),
  pension: series(
    '= 220 * exp(0.086 * (year - 2011))',
    about('Pension-like transfers', 'yuan of 2010 per person', [0, 20_000], 'Pensions, subsidies and remittances that every household receives, for each person.', 'Transfers were 14.3 % of income in 2012 and 19.5 % in 2020 in poverty counties', 'derived'),
  ),
  minimum_income: series(
    { 2011: 0.45, 2019: 1 },
    about('Minimum income', 'share of the line', [0, 2], 'Income floor of households without labour.', 'Minimum living allowance rose to the poverty line by 2019; start is an assumption', 'remembered'),
  ),
});
