import { about, share } from '../parameters/common.ts';
import { constant } from '../parameters/kinds.ts';
import { flag } from '../world.ts';
import type { HouseholdInstrument } from './instrument.ts';

const shape = {
  cost: constant(
    6000,
    about('Cost', 'yuan of 2010 per place', [1, 1e6], 'Cost of creating one place with its equipment and shares.', 'Working value'),
  ),
  stake: constant(
    2500,
    about(
      'Stake',
      'yuan of 2010',
      [0, 1e6],
      'Part of the place that becomes productive capital of the household.',
      'Power-grid company in Weixi: shares of 0.7 million yuan for 145 households, 4,800 each',
      'derived',
    ),
  ),
  households_per_enterprise: constant(
    900,
    about('Members served by an enterprise', 'households', [0, 1e6], 'Members whose crop one leading enterprise can buy.', 'Assumption'),
  ),
  enterprise_failure: constant(
    0.08,
    about('Failure of enterprises', 'per year', share, 'Chance that a leading enterprise closes in a year.', 'Assumption'),
  ),
};

/** Industry cooperatives: membership lowers the capital threshold and, where a leading enterprise buys, raises the price. */
export const cooperatives: HouseholdInstrument<'cooperatives', typeof shape> = {
  id: 'cooperatives',
  title: 'Industry cooperatives',
  description: 'Places in specialty cooperatives: lower capital threshold, price premium where a leading enterprise buys.',
  reaches: 'households',
  willingness: 0.6,
  shape,
  mix: { government: 0.1, market: 0.45, society: 0.2 },
  open(world, _c, _t) {
    const { cost, stake } = world.parameters.instruments.cooperatives;
    const { workers, flags, capital } = world.households;
    const joins = (h: number): boolean => workers[h]! > 0 && (flags[h]! & flag.member) === 0;
    return {
      terms: { stake },
      eligible: joins,
      lacks: joins,
      cost: () => cost,
      apply(h) {
        flags[h] = flags[h]! | flag.member;
        capital[h] = capital[h]! + stake;
      },
    };
  },
};
