import { about, share } from './common.ts';
import { constant, group } from './kinds.ts';

const working = 'Working value; behaves in small trials on the 129 counties';

/** The household's economy. */
export const economySchema = group('Economy', 'Technologies, wages, saving and debt of a household.', {
  capital_elasticity: constant(
    0.35,
    about(
      'Capital elasticity',
      '1',
      [0.05, 0.9],
      'Elasticity of farm output with respect to capital; labour has the rest.',
      working,
      'assumption',
      'alpha',
    ),
  ),
  traditional_productivity: constant(
    120,
    about(
      'Traditional productivity',
      'yuan',
      [1, 10_000],
      'Scale of the traditional technology in the base year.',
      working,
      'assumption',
      'A0',
    ),
  ),
  specialty_productivity: constant(
    185,
    about(
      'Specialty productivity',
      'yuan',
      [1, 10_000],
      'Scale of the specialty technology in the base year.',
      working,
      'assumption',
      'A1',
    ),
  ),
  capital_threshold: constant(
    9000,
    about(
      'Capital threshold',
      'yuan of 2010',
      [0, 200_000],
      'Capital that the specialty technology needs before it runs.',
      'A threshold of assets separates those who stay poor from those who leave: Balboni et al. 2022; level is an assumption',
      'assumption',
      'kappa',
    ),
  ),
  member_threshold: constant(
    0.6,
    about('Threshold for members', 'share', share, 'Part of the capital threshold that a cooperative member needs.', working),
  ),
  skill_threshold: constant(
    0.3,
    about('Skill threshold', 'index 0-1', share, 'Human capital that the specialty technology needs.', working, 'assumption', 'h_min'),
  ),
  market_access_floor: constant(
    0.55,
    about(
      'Market access without roads',
      'share',
      share,
      'Share of the specialty price that a county without infrastructure gets; the rest grows with g.',
      working,
      'assumption',
      'm',
    ),
  ),
  member_premium: constant(
    0.18,
    about(
      'Premium of a served member',
      'share',
      share,
      'Price premium of a member whose cooperative has a buyer.',
      'Cooperative studies: 0 to +5 % of household income; contract farming more',
      'derived',
      'pi',
    ),
  ),
  farm_skill: constant(
    0.9,
    about(
      'Return to skill, farm',
      'log points per unit h',
      [0, 5],
      'Effect of human capital on ln farm output.',
      working,
      'assumption',
      'b_h',
    ),
  ),
  wage_skill: constant(
    0.7,
    about('Return to skill, wages', 'log points per unit h', [0, 5], 'Effect of human capital on ln wage.', working, 'assumption', 'b_w'),
  ),
  wage: constant(
    3700,
    about(
      'Off-farm wage',
      'yuan of 2010 a year',
      [0, 200_000],
      'Wage sent home by one off-farm worker of mean skill in the base year, before the county factor.',
      working,
      'assumption',
      'w',
    ),
  ),
  wage_productivity: constant(
    0.3,
    about('Productivity in wages', '1', share, 'Part of persistent ln productivity that shows in wages.', working),
  ),
  idle_labour: constant(
    0.25,
    about(
      'Labour of households without workers',
      'workers',
      [0, 2],
      'Farm labour equivalent of households without labour: light work and land rented out.',
      'Assumption',
    ),
  ),
  depreciation: constant(
    0.09,
    about('Depreciation', 'per year', share, 'Share of capital that wears out in a year.', working, 'assumption', 'delta'),
  ),
  saving_share: constant(
    0.22,
    about('Saving', 'share', share, 'Share saved of income above the subsistence need.', working, 'assumption', 's'),
  ),
  subsistence: constant(
    1500,
    about(
      'Subsistence need',
      'yuan of 2010 per person',
      [0, 20_000],
      'Consumption before anything is saved; below it the household eats capital.',
      working,
    ),
  ),
  loan_years: constant(
    3,
    about(
      'Loan term',
      'years',
      [1, 30],
      'A loan is repaid in equal parts over these years.',
      'Poverty-alleviation microcredit: up to three years',
      'verified',
    ),
  ),
  loan_interest: constant(
    0.0475,
    about(
      'Loan interest',
      'per year',
      share,
      'Interest of programme loans before the subsidy: the base rate.',
      'Base rate of 2015-2017',
      'verified',
    ),
  ),
  sellable_capital: constant(
    0.3,
    about(
      'Capital sold for debt',
      'share',
      share,
      'Part of its capital that a household sells in a year to repay before it falls into arrears.',
      'Assumption',
    ),
  ),
  exit_rate: constant(
    0.03,
    about(
      'Exit to wages',
      'per worker and year',
      share,
      'Base chance that a farm worker leaves for wages.',
      'Wage share rose from 23.6 % to 34.0 % in eight years',
      'derived',
    ),
  ),
  exit_skill: constant(1.5, about('Skill in the exit', 'per unit h', [0, 10], 'How the chance rises with human capital.', working)),
  exit_roads: constant(
    0.5,
    about(
      'Roads in the exit',
      'per unit g',
      [0, 10],
      'How the chance rises with infrastructure; rural roads move labour out of farming.',
      'Asher and Novosad 2020: sign; size is an assumption',
    ),
  ),
  exit_network: constant(
    1,
    about('Migrants in the exit', '1', [0, 10], "How the chance rises with the village's share of off-farm workers last year.", working),
  ),
  return_rate: constant(
    0.03,
    about('Return to the farm', 'per worker and year', share, 'Chance that an off-farm worker comes back.', 'Assumption'),
  ),
});
