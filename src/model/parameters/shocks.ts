import { about, share } from './common.ts';
import { constant, group } from './kinds.ts';

const working = 'Working value; behaves in small trials on the 129 counties';

/** What hits households, counties and prices. */
export const shocksSchema = group('Shocks', 'Transitory and persistent income shocks, illness, disasters, prices.', {
  transitory_sd: constant(
    0.2,
    about(
      'Transitory shock',
      'log points',
      [0, 2],
      'Standard deviation of the yearly shock to farm output.',
      'Rural variance is mostly transitory (Jin and Hong 2018); size is an assumption',
      'assumption',
      's_e',
    ),
  ),
  persistence: constant(
    0.94,
    about('Persistence', '1', share, 'How much of ln productivity stays to the next year.', working, 'assumption', 'rho'),
  ),
  persistent_sd: constant(
    0.1,
    about(
      'Persistent shock',
      'log points',
      [0, 2],
      'Standard deviation of the yearly change of ln productivity.',
      'Permanent variance 0.02-0.06 a year in the literature',
      'derived',
      's_z',
    ),
  ),
  illness_probability: constant(
    0.06,
    about(
      'Illness',
      'per year',
      share,
      'Chance of a serious illness in a household.',
      'Catastrophic expense in 18 % of rural households; poverty-relevant part is an assumption',
    ),
  ),
  illness_income_loss: constant(
    0.25,
    about('Income lost to illness', 'share', share, 'Share of earned income lost in the year of the illness.', working),
  ),
  illness_cost: constant(4000, about('Cost of illness', 'yuan of 2010', [0, 100_000], 'Treatment cost before insurance.', working)),
  insured_share: constant(
    0.45,
    about(
      'Insured share',
      'share',
      share,
      'Part of the cost that basic cover pays.',
      'Effective reimbursement of the cooperative medical scheme around 2012; assumption',
    ),
  ),
  assisted_insured_share: constant(
    0.85,
    about(
      'Insured share with assistance',
      'share',
      share,
      'Part of the cost paid when the health instrument covers the household.',
      'Health poverty alleviation aimed at 90 %',
      'remembered',
    ),
  ),
  disaster_probability: constant(0.05, about('County disaster', 'per year', share, 'Chance of a disaster in a county.', working)),
  disaster_reach: constant(0.35, about('Reach of a disaster', 'share', share, 'Share of households hit.', working)),
  disaster_loss: constant(
    0.45,
    about('Loss in a disaster', 'share', share, 'Share of farm output lost where there is no infrastructure.', working),
  ),
  disaster_protection: constant(
    0.5,
    about('Protection by infrastructure', 'share', share, 'Part of the loss that full infrastructure prevents.', working),
  ),
  price_persistence: constant(0.6, about('Price persistence', '1', share, 'AR(1) coefficient of ln specialty prices.', working)),
  price_sd: constant(
    0.1,
    about('Price shock', 'log points', [0, 2], 'Standard deviation of the yearly shock to ln specialty price.', working),
  ),
});

/** One life event a year at most: ageing out, joining work, leaving. */
export const demographySchema = group('Demography', 'How households shrink and workers age.', {
  joining_rate: constant(
    0.03,
    about(
      'Joining work',
      'per dependant and year',
      share,
      'Chance that a child starts to work.',
      'Cohort of 15 years among dependants; assumption',
    ),
  ),
  ageing_rate: constant(0.014, about('Ageing out', 'per worker and year', share, 'Chance that a worker stops working.', 'Assumption')),
  leaving_rate: constant(
    0.02,
    about(
      'Leaving',
      'per person and year',
      share,
      'Chance that a person leaves the household for good (marriage, move, death), net of births.',
      'Mean size fell from 3.53 in 2010 to 2.88 in 2020',
      'derived',
    ),
  ),
});
