import { z } from 'zod';
import { about, share } from './common.ts';
import { constant, group } from './kinds.ts';

const byClass = (poverty: number, deep: number, other: number, meta: Parameters<typeof constant>[1]) =>
  group(meta.title, meta.description, {
    poverty: constant(poverty, { ...meta, title: `${meta.title}, poverty counties` }),
    deep_poverty: constant(deep, { ...meta, title: `${meta.title}, deep-poverty counties` }),
    other: constant(other, { ...meta, title: `${meta.title}, other counties` }),
  });

/** Who lives in the model at the start. */
export const populationSchema = group('Population', 'Counties, sampling and the households at the start of the burn-in.', {
  table: z.literal('yunnan').default('yunnan').meta({
    title: 'County table',
    description: 'The embedded table of 129 county-level units of Yunnan.',
    source: 'Census 2010, NBS 2011 and registry figures; see the data page',
  }),
  counties: z
    .union([z.literal('all'), z.array(z.int()).min(1)])
    .default('all')
    .meta({ title: 'Counties', description: '`all`, or a list of GB codes of counties to simulate.', source: 'Choice of the user' }),
  households_per_agent: z.int().min(1).max(100_000).default(50).meta({
    title: 'Households for each agent',
    description: 'How many real households one simulated household stands for; 1 simulates every household.',
    unit: 'households',
    source: 'Choice of the user',
  }),
  burn_in_years: z.int().min(0).max(20).default(4).meta({
    title: 'Burn-in',
    description: 'Years simulated without programme before the base year, so that incomes, capital and skills fit together at its end.',
    unit: 'years',
    source: 'Three to five years end the jump of the first year',
  }),
  size_shares: z.array(z.number().min(0).max(1)).length(8).default([0.07, 0.18, 0.27, 0.26, 0.13, 0.06, 0.02, 0.01]).meta({
    title: 'Household sizes',
    description: 'Shares of households with 1, 2, ... 8 persons; they sum to one.',
    unit: 'share',
    source: 'Shape chosen to give the mean of 3.53 persons of the 2010 census',
    confidence: 'assumption',
  }),
  village_households: constant(
    400,
    about('Village size', 'households', [50, 2000], 'Real households of a village.', 'Villages have about 200 to 700 households'),
  ),
  no_labour_small: constant(
    0.22,
    about(
      'No labour, one or two persons',
      'share',
      share,
      'Share of households of one or two persons without labour.',
      'With the share of larger households about 7 % of all have no labour',
    ),
  ),
  no_labour_large: constant(
    0.025,
    about(
      'No labour, three or more persons',
      'share',
      share,
      'Share of households of three or more persons without labour.',
      'With the share of small households about 7 % of all have no labour',
    ),
  ),
  worker_share: constant(
    0.6,
    about(
      'Workers',
      'share of persons',
      share,
      'Mean share of persons who work in a household with labour.',
      'Census age structure; assumption',
    ),
  ),
  income_log_sd: constant(
    0.68,
    about(
      'Spread of starting income',
      'log points',
      [0.1, 2],
      'Standard deviation of ln income per person within a county at the start of the burn-in.',
      'Lognormal fit of the official incidence and mean incomes, 2011-2017: 0.64-0.71',
      'derived',
      'sigma_0',
    ),
  ),
  human_capital: byClass(
    0.3,
    0.28,
    0.4,
    about(
      'Starting human capital',
      'index 0-1',
      share,
      'Mean human capital at the start.',
      '71 % of adults of the last deep counties had primary school or less; scale is an assumption',
    ),
  ),
  human_capital_sd: constant(
    0.12,
    about('Spread of human capital', 'index 0-1', share, 'Standard deviation of human capital at the start.', 'Assumption'),
  ),
  capital_median: byClass(
    6000,
    5000,
    10_000,
    about(
      'Starting capital',
      'yuan of 2010',
      [0, 1e6],
      'Median productive capital at the start.',
      'Assumption; burn-in replaces it by what the model sustains',
    ),
  ),
  capital_log_sd: constant(
    0.5,
    about('Spread of capital', 'log points', [0, 3], 'Standard deviation of ln productive capital at the start.', 'Assumption'),
  ),
  productivity_sd: constant(
    0.29,
    about(
      'Spread of productivity',
      'log points',
      [0, 2],
      'Standard deviation of persistent ln productivity z at the start.',
      'Stationary value of rho and the yearly shock',
      'derived',
    ),
  ),
  standing_correlation: constant(
    0.6,
    about(
      'Correlation with standing',
      '1',
      [-1, 1],
      'Correlation of starting capital, human capital and productivity with the starting income.',
      'Assumption',
    ),
  ),
  infrastructure: byClass(
    0.28,
    0.22,
    0.5,
    about(
      'Starting infrastructure',
      'index 0-1',
      share,
      'Infrastructure g of the county at the start.',
      'Order of the classes from the official lists; scale is an assumption',
      'assumption',
      'g',
    ),
  ),
  administrative_capacity: byClass(
    0.85,
    0.8,
    0.95,
    about(
      'Administrative capacity',
      'share',
      share,
      "Share of what the organisation could deliver that this county's administration does deliver.",
      'Assumption',
    ),
  ),
  enterprises_per_10k: byClass(
    0.5,
    0.4,
    1.5,
    about(
      'Leading enterprises at the start',
      'enterprises per 10,000 households',
      [0, 50],
      'Leading enterprises that buy from cooperatives.',
      'Assumption',
    ),
  ),
  members_share: constant(
    0.08,
    about(
      'Members at the start',
      'share',
      share,
      'Share of households in cooperatives at the end of the burn-in.',
      'Yunnan had 35,000 cooperatives in 2015, few before 2012; assumption',
    ),
  ),
  offfarm_share: byClass(
    0.16,
    0.13,
    0.3,
    about(
      'Off-farm workers at the start',
      'share of workers',
      share,
      'Share of workers who earn wages at the start.',
      'Wage share of 23.6 % of income in poverty counties in 2012',
      'derived',
    ),
  ),
  connected_share: constant(
    0.08,
    about(
      'Connected households',
      'share',
      share,
      'Households with relations to those who decide on the register.',
      'About 8 % elite capture; assumption',
    ),
  ),
  schooling_deprived: byClass(
    0.32,
    0.4,
    0.15,
    about(
      'Deprived of schooling at the start',
      'share',
      share,
      'Households whose children or young adults lack schooling.',
      'Share of the poor who name schooling cost 18.5 %; assumption',
    ),
  ),
  housing_deprived: byClass(
    0.3,
    0.4,
    0.1,
    about('Unsafe housing at the start', 'share', share, 'Households in unsafe houses.', 'Assumption'),
  ),
  uninsured: constant(
    0.08,
    about(
      'Without health cover',
      'share',
      share,
      'Households without effective health cover at the start.',
      'Cooperative medical scheme covered more than 90 %; assumption',
    ),
  ),
});
